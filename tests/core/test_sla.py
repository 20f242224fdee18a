"""Working-hours arithmetic: what an employee's waiting time and a team's target mean in hours that are really worked."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from triage.sla import WEEKDAYS, Hours, add_working, is_open, next_opening, parse_interval, working_minutes

LONDON = ZoneInfo("Europe/London")
OFFICE_DAYS = WEEKDAYS[:5]
OFFICE = Hours(time_zone="Europe/London", week=dict.fromkeys(OFFICE_DAYS, ("09:00-17:30",)), holidays=(date(2026, 12, 25),))
NIGHTS = Hours(time_zone="Europe/London", week=dict.fromkeys(WEEKDAYS, ("22:00-06:00",)))
ALWAYS = Hours(around_the_clock=True)


def london(month: int, day: int, hour: int, minute: int = 0, *, year: int = 2026, fold: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON, fold=fold)


# Monday 2026-06-01 is an ordinary working day in summer time.


def test_a_target_inside_the_day_falls_due_the_same_day() -> None:
    assert add_working(london(6, 1, 9, 15), 60, OFFICE) == london(6, 1, 10, 15)


def test_the_answer_is_in_utc_whatever_zone_the_question_had() -> None:
    due = add_working(london(6, 1, 9, 15), 60, OFFICE)
    assert due.tzinfo is UTC
    assert due.hour == 9


def test_what_is_left_at_closing_time_goes_on_next_morning() -> None:
    assert add_working(london(6, 1, 17, 0), 60, OFFICE) == london(6, 2, 9, 30)


def test_a_weekend_is_skipped() -> None:
    assert add_working(london(6, 5, 17, 0), 60, OFFICE) == london(6, 8, 9, 30)


def test_a_target_used_up_at_closing_time_is_due_at_closing_time() -> None:
    assert add_working(london(6, 5, 17, 0), 30, OFFICE) == london(6, 5, 17, 30)


def test_a_post_at_night_starts_its_clock_at_the_opening() -> None:
    assert add_working(london(6, 1, 23, 0), 1, OFFICE) == london(6, 2, 9, 1)


def test_a_holiday_is_not_worked() -> None:
    # Christmas Day 2026 is a Friday: Thursday evening goes on Monday morning.
    assert add_working(london(12, 24, 17, 0), 60, OFFICE) == london(12, 28, 9, 30)


def test_a_lunch_break_does_not_count() -> None:
    split = Hours(time_zone="Europe/London", week={"mon": ("09:00-12:00", "13:00-17:00")})
    assert working_minutes(london(6, 1, 11), london(6, 1, 14), split) == 120
    assert not is_open(london(6, 1, 12, 30), split)


def test_no_minutes_are_due_at_once_even_while_closed() -> None:
    assert add_working(london(6, 6, 3), 0, OFFICE) == london(6, 6, 3)


def test_around_the_clock_counts_every_minute() -> None:
    assert add_working(london(12, 25, 3), 90, ALWAYS) == london(12, 25, 4, 30)
    assert working_minutes(london(12, 25, 3), london(12, 25, 5), ALWAYS) == 120
    assert is_open(london(12, 25, 3), ALWAYS)


def test_an_opening_time_is_open_and_a_closing_time_is_not() -> None:
    assert is_open(london(6, 1, 9), OFFICE)
    assert not is_open(london(6, 1, 17, 30), OFFICE)


def test_the_next_opening_while_open_is_now() -> None:
    assert next_opening(london(6, 1, 10), OFFICE) == london(6, 1, 10)


def test_the_next_opening_on_friday_night_is_monday_morning() -> None:
    assert next_opening(london(6, 5, 17, 30), OFFICE) == london(6, 8, 9)


def test_a_night_shift_runs_over_midnight() -> None:
    assert is_open(london(6, 2, 3), NIGHTS)
    assert add_working(london(6, 1, 23), 180, NIGHTS) == london(6, 2, 2)
    assert next_opening(london(6, 2, 6), NIGHTS) == london(6, 2, 22)


def test_a_night_shift_belongs_to_the_day_it_begins() -> None:
    nights = NIGHTS.model_copy(update={"holidays": (date(2026, 12, 25),)})
    assert is_open(london(12, 25, 3), nights)
    assert not is_open(london(12, 25, 23), nights)
    assert not is_open(london(12, 26, 3), nights)


def test_intervals_that_meet_at_midnight_are_one_opening() -> None:
    whole = Hours(week=dict.fromkeys(WEEKDAYS, ("00:00-24:00",)))
    start = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert add_working(start, 5 * 24 * 60, whole) == start + timedelta(days=5)


def test_a_shift_that_runs_into_the_next_days_interval_is_not_counted_twice() -> None:
    hours = Hours(week={"mon": ("20:00-04:00",), "tue": ("02:00-06:00",)})
    assert working_minutes(datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 6, 3, tzinfo=UTC), hours) == 10 * 60


def test_a_night_without_an_hour_in_spring_is_an_hour_shorter() -> None:
    # London 2026-03-29: 01:00 becomes 02:00.
    assert working_minutes(london(3, 28, 22), london(3, 29, 6), NIGHTS) == 7 * 60
    assert add_working(london(3, 28, 22), 4 * 60, NIGHTS) == london(3, 29, 3)


def test_a_night_with_an_hour_twice_in_autumn_is_an_hour_longer() -> None:
    # London 2026-10-25: 02:00 becomes 01:00.
    assert working_minutes(london(10, 24, 22), london(10, 25, 6), NIGHTS) == 9 * 60
    assert add_working(london(10, 24, 22), 5 * 60, NIGHTS) == london(10, 25, 2)


def test_office_hours_keep_their_wall_clock_over_a_clock_change() -> None:
    assert add_working(london(3, 27, 17, 0), 60, OFFICE) == london(3, 30, 9, 30)
    assert next_opening(london(3, 28, 12), OFFICE) == datetime(2026, 3, 30, 8, 0, tzinfo=UTC)


def test_an_interval_inside_the_skipped_hour_is_worked_after_it() -> None:
    hours = Hours(time_zone="Europe/London", week={"sun": ("01:15-01:45",)})
    assert next_opening(london(3, 29, 0), hours) == datetime(2026, 3, 29, 1, 15, tzinfo=UTC)
    assert working_minutes(london(3, 29, 0), london(3, 29, 12), hours) == 30


def test_an_interval_turned_around_by_the_skipped_hour_is_not_worked() -> None:
    hours = Hours(time_zone="Europe/London", week={"sun": ("01:30-02:15",)})
    assert working_minutes(london(3, 29, 0), london(3, 30, 0), hours) == 0
    assert next_opening(london(3, 29, 0), hours) == london(4, 5, 1, 30)


def test_an_interval_in_the_repeated_hour_is_worked_once() -> None:
    hours = Hours(time_zone="Europe/London", week={"sun": ("01:15-01:45",)})
    assert working_minutes(london(10, 25, 0), london(10, 26, 0), hours) == 30
    assert not is_open(london(10, 25, 1, 30, fold=1), hours)


def test_an_end_before_the_start_is_no_time_at_all() -> None:
    assert working_minutes(london(6, 1, 12), london(6, 1, 11), OFFICE) == 0


def test_seconds_count() -> None:
    start = london(6, 1, 10) + timedelta(seconds=30)
    assert working_minutes(start, london(6, 1, 11), OFFICE) == 59.5
    assert add_working(start, 1, OFFICE) == start + timedelta(minutes=1)


def test_a_naive_datetime_is_refused() -> None:
    naive = london(6, 1, 12).replace(tzinfo=None)
    with pytest.raises(ValueError, match="no time zone"):
        add_working(naive, 5, OFFICE)
    with pytest.raises(ValueError, match="no time zone"):
        working_minutes(london(6, 1, 12), naive, OFFICE)


def test_negative_minutes_are_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        add_working(london(6, 1, 12), -1, OFFICE)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("09:00-17:30", (540, 1050)),
        ("9:00 - 17:30", (540, 1050)),
        ("00:00-24:00", (0, 1440)),
        ("22:00-06:00", (1320, 1800)),
        ("18:00-00:00", (1080, 1440)),
    ],
)
def test_an_interval_is_read(text: str, minutes: tuple[int, int]) -> None:
    assert parse_interval(text) == minutes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("9 to 5", "expected HH:MM-HH:MM"),
        ("", "expected HH:MM-HH:MM"),
        ("25:00-26:00", "25:00 is not a time of day"),
        ("09:75-10:00", "09:75 is not a time of day"),
        ("24:00-06:00", "under the next day"),
        ("08:00-08:00", "same time"),
    ],
)
def test_a_wrong_interval_is_named_with_what_was_expected(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_interval(text)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "never open"),
        ({"week": {"mon": []}}, "never open"),
        ({"week": {"monday": ["09:00-17:00"]}}, "mon"),
        ({"week": {"mon": ["09:00"]}}, "expected HH:MM-HH:MM"),
        ({"week": {"mon": ["09:00-12:00", "11:00-15:00"]}}, "mon overlap"),
        ({"week": {"mon": ["09:00-12:00"]}, "time_zone": "London"}, "Europe/London"),
        ({"week": {"mon": ["09:00-12:00"]}, "time_zone": "../zone"}, "Europe/London"),
        ({"week": {"mon": ["09:00-12:00"]}, "time_zone": "Europe"}, "Europe/London"),
        ({"week": {"mon": ["09:00-12:00"]}, "time_zone": ""}, "Europe/London"),
        ({"around_the_clock": True, "week": {"mon": ["09:00-12:00"]}}, "never closed"),
        ({"around_the_clock": True, "holidays": ["2026-12-25"]}, "never closed"),
        ({"around_the_clock": True, "hollidays": []}, "Extra inputs"),
    ],
)
def test_wrong_hours_are_refused_with_what_is_wrong(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Hours.model_validate(fields)


def test_hours_are_read_as_the_organisation_file_writes_them() -> None:
    read = Hours.model_validate({"time_zone": "Europe/London", "week": {"mon": ["08:00-18:00"]}, "holidays": [date(2026, 12, 25)]})
    assert read == Hours.model_validate_json(read.model_dump_json())


_quarters = st.integers(0, 95)


def _clock(quarter: int) -> str:
    return f"{quarter // 4:02d}:{quarter % 4 * 15:02d}"


_intervals = (
    st.tuples(_quarters, _quarters).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: f"{_clock(pair[0])}-{_clock(pair[1])}")
)
_hours = st.builds(
    Hours,
    time_zone=st.sampled_from(["UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]),
    week=st.dictionaries(st.sampled_from(WEEKDAYS), _intervals.map(lambda text: (text,)), min_size=1),
    holidays=st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=5).map(tuple),
)
_instants = st.integers(0, 365 * 24 * 3600).map(lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))


@given(_hours, _instants, st.integers(0, 6000))
def test_exactly_the_added_minutes_are_worked_until_the_target(hours: Hours, start: datetime, minutes: int) -> None:
    assert working_minutes(start, add_working(start, minutes, hours), hours) == pytest.approx(minutes, abs=1e-6)


@given(_hours, _instants, st.integers(0, 3000), st.integers(0, 3000))
def test_more_minutes_are_never_due_earlier(hours: Hours, start: datetime, fewer: int, more: int) -> None:
    assert add_working(start, fewer, hours) <= add_working(start, fewer + more, hours)


@given(_hours, _instants, _instants, _instants)
def test_worked_time_adds_up_over_a_moment_between(hours: Hours, one: datetime, two: datetime, three: datetime) -> None:
    first, middle, last = sorted((one, two, three))
    whole = working_minutes(first, last, hours)
    assert whole == pytest.approx(working_minutes(first, middle, hours) + working_minutes(middle, last, hours))
    assert 0 <= whole <= (last - first) / timedelta(minutes=1) + 1e-6


@given(_hours, _instants)
def test_nothing_is_worked_before_the_next_opening_and_something_right_after(hours: Hours, at: datetime) -> None:
    opening = next_opening(at, hours)
    assert working_minutes(at, opening, hours) == 0
    assert is_open(opening, hours)
    assert working_minutes(opening, opening + timedelta(seconds=1), hours) > 0
