"""Content controls in a line, put round words that stayed or taken off them: only their two tags are told."""

from collections.abc import Iterable, Iterator, Sequence

from draftkit.redline.lines import Writer, place_marks, write_steps
from draftkit.redline.names import Element
from draftkit.redline.pen import controlled
from draftkit.redline.tokens import TAG_END, TAG_START, Token
from draftkit.redline.words import Step


def opened(old: Sequence[Token], new: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Return both with every control that the other has not as its start, what is in it, and its end."""
    mine, theirs = ({token.key for token in side if _is_control(token)} for side in (old, new))
    return _opened(old, mine - theirs, "old"), _opened(new, theirs - mine, "new")


def nested(steps: Sequence[Step]) -> list[Step] | None:
    """Return the steps with every control ending in the one it began in; nothing where one cannot."""
    made = list(steps)
    ends = {_name(step): place for place, step in enumerate(made) if _token(step).key.startswith(TAG_END)}
    within: list[str] = []
    for place in range(len(made)):
        if _token(made[place]).end is not None and within:
            return None
        name = _name(made[place])
        if not name:
            continue
        other = _name(made[place + 1]) if place + 1 < len(made) else ""
        if _token(made[place]).key.startswith(TAG_START):
            if ends.get(other, 0) > ends[name] + 1:
                name = _swap(made, place)
            within.append(name)
            continue
        if other == within[-1] != name:
            name = _swap(made, place)
        if within.pop() != name:
            return None
    return made


def write_line(steps: Iterable[Step], writer: Writer) -> list[Element]:
    """Return the inline elements that tell the steps, with controls that only one side has round what is in them."""
    return _written(iter(steps), writer)


def _is_control(token: Token) -> bool:
    return token.box is not None and token.box.shape == "control"


def _opened(tokens: Sequence[Token], alone: set[str], side: str) -> list[Token]:
    made: list[Token] = []
    for place, token in enumerate(tokens):
        if token.box is None or token.key not in alone:
            made.append(token)
            continue
        start = Token(f"{TAG_START}{side} {place}", box=token.box, lead=token.lead)
        made += [start, *token.box.inside, Token(f"{TAG_END}{side} {place}", lead=token.box.after)]
    return made


def _name(step: Step) -> str:
    """Which control begins or ends here, if one does."""
    key = _token(step).key
    return key.removeprefix(TAG_START).removeprefix(TAG_END) if key.startswith((TAG_START, TAG_END)) else ""


def _swap(steps: list[Step], place: int) -> str:
    steps[place : place + 2] = steps[place + 1], steps[place]
    return _name(steps[place])


def _token(step: Step) -> Token:
    token = step.new if step.old is None else step.old
    if token is None:
        raise ValueError("a step is of a token")
    return token


def _written(steps: Iterator[Step], writer: Writer) -> list[Element]:
    """What stands up to the end of a control, or of the line."""
    made: list[Element] = []
    plain: list[Step] = []
    for step in steps:
        token = _token(step)
        if not token.key.startswith((TAG_START, TAG_END)):
            plain.append(step)
            continue
        made += write_steps(plain, writer) + place_marks(step, writer)
        plain = []
        if token.box is None:
            return made
        hand = writer.gone if step.status == "gone" else writer.came
        if token.box.element is not None:
            made += controlled(token.box.element, _written(steps, writer), writer.tags(hand), writer.pen)
    return made + write_steps(plain, writer)
