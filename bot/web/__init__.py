"""One aiohttp server: API, health, metrics, case page, queue, playground. Every route names who may use it."""
