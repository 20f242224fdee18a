"""A picture of a run: is each confidence as good as its word, and what became of the requests. The only door to matplotlib."""

from pathlib import Path
from typing import Any

from bot.evaluating.figures import Figures
from bot.wrong_input import WrongInput
from triage.scoring import Calibration

ENDINGS = (".png", ".svg")
TITLES = {"category": "Is the topic as sure as it says?", "answer": "Does the article answer as surely as it says?"}
INK, BAR, LINE, GREY = "#1f2933", "#7aa6d8", "#c4561f", "#8a939c"
THRESHOLDS = {"category": 0.70, "answer": 0.85}


def refuse_plot(path: Path) -> None:
    """Say at once what would fail only after a long run: WrongInput for an ending that is no picture, no such folder, or no extra."""
    if path.suffix.lower() not in ENDINGS:
        raise WrongInput(f"--plot {path.name}: expected a name that ends in {' or '.join(ENDINGS)}")
    if not path.absolute().parent.is_dir():
        raise WrongInput(f"--plot {path}: expected a file in a folder that there is")
    try:
        import matplotlib  # noqa: F401
    except ImportError as error:
        raise WrongInput("--plot needs matplotlib: install the extra, `python3 -m pip install 'helpdesk-triage[plots]'`") from error


def draw(found: Figures, path: Path) -> None:
    """Reliability of both confidences with the number of requests behind each bar, and the outcomes. The same figures, the same bytes."""
    import matplotlib

    style: Any = {"svg.hashsalt": "helpdesk", "font.family": "DejaVu Sans", "font.size": 10, "text.color": INK, "axes.edgecolor": GREY}
    with matplotlib.rc_context(style):
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure(figsize=(13, 4.8), layout="constrained")
        FigureCanvasAgg(figure)
        panels: Any = figure.subplots(1, 3)
        figure.suptitle(f"{found.setup.name}: {found.scores.asked} requests", fontsize=12)
        for panel, name in zip(panels, ("category", "answer"), strict=False):
            _reliability(panel, TITLES[name], found.scores.calibration.get(name), THRESHOLDS[name])  # type: ignore[call-overload]
        _outcomes(panels[2], found)
        bare = {"Date": None} if path.suffix.lower() == ".svg" else {"Software": None}
        try:
            figure.savefig(path, dpi=110, metadata=bare)
        except OSError as error:
            raise WrongInput(f"--plot {path}: cannot be written ({error.strerror}); expected a file in a folder that there is") from error


def _reliability(panel: Any, title: str, found: Calibration | None, threshold: float) -> None:
    panel.set(title=title, xlabel="confidence", xlim=(0, 1), ylim=(0, 1.1))
    panel.set_ylabel("share that is right")
    panel.plot([0, 1], [0, 1], linestyle="--", linewidth=1, color=GREY)
    panel.axvline(threshold, linewidth=1, color=LINE, linestyle=":")
    panel.text(threshold, 1.06, f"from {threshold:.2f} ", ha="right", color=LINE, fontsize=8)
    if found is None:
        panel.text(0.5, 0.5, "no label names it", ha="center", va="center", color=GREY)
        return
    for each in found.bins:
        panel.bar(each.low, each.accuracy, width=each.high - each.low, align="edge", color=BAR, edgecolor="white")
        panel.text((each.low + each.high) / 2, each.accuracy + 0.012, str(each.count), ha="center", va="bottom", fontsize=8)
    panel.plot([each.confidence for each in found.bins], [each.accuracy for each in found.bins], "o", color=INK, markersize=4)
    panel.set_xlabel(f"confidence (ECE {found.ece:.3f}; {found.n} requests)")


def _outcomes(panel: Any, found: Figures) -> None:
    names = list(reversed(found.scores.outcomes))
    counts = [found.scores.outcomes[name] for name in names]
    bars = panel.barh([name.replace("_", " ") for name in names], counts, color=BAR)
    panel.bar_label(bars, padding=3, fontsize=9)
    panel.set(title="What became of them", xlabel="requests", xlim=(0, max(counts, default=1) * 1.15))
    panel.spines[["top", "right"]].set_visible(False)
