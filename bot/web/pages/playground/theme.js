// Sets the chosen theme before anything is drawn, so that nothing flashes. Loaded before the page's body on purpose.
const kept = localStorage.getItem("theme");
if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
