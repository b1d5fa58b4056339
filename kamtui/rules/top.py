"""The top of the food chain: who stands at the root of the chart, and whether we know them [TAS]."""

from collections.abc import Iterable, Iterator

from kamtui.rules.coverage import listed
from kamtui.rules.judged import Cause, Judged
from kamtui.rules.people import PersonRow


def top_of(people: Iterable[PersonRow]) -> Judged[tuple[str, ...]]:
    """Who stands at the top: the roots that somebody reports to; where nobody leads, nobody is known to.

    Args:
        people: Everybody who is shown, depth first.

    Returns:
        Their names; None while no line of command is known.
    """
    everybody = tuple(people)
    leading = {person.reports_to_id for person in everybody}
    roots = [person for person in everybody if not person.depth and not person.has_left and not person.is_outside]
    top = [person for person in roots if person.id in leading]
    alone = [person.name for person in roots if person.id not in leading and not person.is_vacancy]
    if not top:
        return Judged(None, (Cause("nobody is known to lead" if everybody else "nobody is known"),))
    causes = [Cause(_known(person), 0, ("stakeholder", person.id)) for person in top]
    if alone:
        causes.append(Cause(f"place not known: {listed(alone)}"))
    return Judged(tuple(person.name for person in top), tuple(causes))


def _known(person: PersonRow) -> str:
    """How well we know somebody at the top, as `R. Vogt: supporter, never in touch`."""
    return f"{person.name}: {', '.join(_facts(person))}"


def _facts(person: PersonRow) -> Iterator[str]:
    if person.is_vacancy:
        yield "vacant"
        return
    yield "stance unknown" if person.stance is None else person.stance.label
    yield "never in touch" if person.touch.days is None else f"in touch {person.touch.days} d ago"
