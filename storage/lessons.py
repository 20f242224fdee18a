"""What feedback teaches: the labelled request that it becomes. One rule for every store and for the learner in memory."""

from storage.store import Labelled
from triage.case import Feedback


def lesson_of(feedback: Feedback) -> Labelled | None:
    """The labelled request `case/<case>`, which a later lesson of the same case replaces; None where nothing is taught."""
    label = taught_label(feedback)
    if not (feedback.teaches and feedback.text and label):
        return None
    return Labelled(
        id=f"case/{feedback.case_id}",
        text=feedback.text,
        label=label,
        priority=feedback.priority_after or feedback.priority_before,
        team=feedback.team_after or feedback.team_before,
        source="feedback",
        case_id=feedback.case_id,
    )


def taught_label(feedback: Feedback) -> str | None:
    """A category's id, or kind:<id> for what is not IT support. What was not changed was right before."""
    if feedback.category_after:
        return feedback.category_after
    if feedback.kind_after and feedback.kind_after != "it_support":
        return f"kind:{feedback.kind_after}"
    if feedback.category_before:
        return feedback.category_before
    return f"kind:{feedback.kind_before}" if feedback.kind_before and feedback.kind_before != "it_support" else None
