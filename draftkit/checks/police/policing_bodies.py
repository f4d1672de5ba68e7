"""Local policing bodies: to whom and what they may not delegate, and the 1970 Act."""

import re
from collections.abc import Iterable, Iterator

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, at, given, label, same
from draftkit.checks.citations import cites, sections
from draftkit.checks.delegations import Delegation, given_by
from draftkit.checks.places import Doubtful, Hit, Places, Spot, Unknown
from draftkit.checks.police.chief_officers import PRSRA
from draftkit.checks.register import rule
from draftkit.wording.view import View

_COMMISSIONER = "police_and_crime_commissioner"
_MAYOR = "mayor_police"
_ORDERS = "orders under Local Democracy, Economic Development and Construction Act 2009 s.107F"


@rule(
    "PRS-18-WHO",
    "bar",
    f"{PRSRA} s.18(3)(c), (6); {_ORDERS}",
    "VERIFIED",
    "A police and crime commissioner, or a mayor who acts as one, may not arrange for this person to exercise the"
    " function.",
    hint="choose another body under {path}, or take the delegation out",
)
def commissioner_to_whom(case: Case) -> Places:
    """A function of a commissioner, or of a mayor who acts as one, goes to a person whom section 18(6) lists."""
    for each in given_by(case, forms=(_COMMISSIONER,)):
        yield from _never_to(case, each, bodies().never_to["commissioner"], ("local_policing_body",))
    for each in given_by(case, forms=(_MAYOR,)):
        yield from _if_the_order_says(_never_from_mayor(case, each))


@rule(
    "PRS-18-WHAT",
    "bar",
    f"{PRSRA} s.18(3)(d), (7); {_ORDERS}",
    "VERIFIED",
    "This function may not be delegated.",
    hint="take the delegation at {path} out",
)
def commissioner_what(case: Case) -> Places:
    """A function that section 18(7) lists is delegated by a commissioner, or by a mayor who acts as one."""
    for each in given_by(case, forms=(_COMMISSIONER,)):
        yield from _never(each, Hit)
    for each in given_by(case, forms=(_MAYOR,)):
        yield from _if_the_order_says(_never(each, Doubtful))


@rule(
    "PRS-19",
    "bar",
    f"{PRSRA} s.19",
    "VERIFIED",
    "MOPAC may not arrange for this person to exercise the function, or may not delegate it.",
    hint="choose another body, or take the delegation at {path} out",
)
def mopac(case: Case) -> Places:
    """MOPAC's function goes to a constable or another policing body, or comes near one that may not be delegated."""
    for each in given_by(case, forms=("mopac",)):
        yield from _never_to(case, each, bodies().never_to["mopac"], ("local_policing_body",))
        yield from _never(each, Doubtful)


@rule(
    "PRS-15",
    "warning",
    f"{PRSRA} s.15(3)",
    "our reading",
    "Two policing bodies may not use the 1970 Act for what could be force collaboration provision. Use section 22A"
    " instead.",
    hint="set basis.act to dual, or record under checks.override why this could not be force collaboration provision",
)
def goods_and_services(case: Case) -> Places:
    """Two local policing bodies both rely on the Local Authorities (Goods and Services) Act 1970."""
    users = [path for body in case.of_kind("local_policing_body") for path in _cites_1970(body)]
    if len(users) > 1:
        yield Hit(users[1])


def _never_from_mayor(case: Case, each: Delegation) -> Iterator[Spot]:
    """Where a mayor's function goes to a person who may not have it: as a commissioner's, or a combined authority."""
    if each.taker is not None and each.taker.form == "combined_authority":
        yield Hit(each.path("to"), f"{each.detail}: to {label(each.taker)}")
    else:
        yield from _never_to(case, each, bodies().never_to["mayor"], ("local_policing_body",))


def _if_the_order_says(spots: Iterable[Spot]) -> Iterator[Spot]:
    """The same places for a mayor, in doubt: an order applies section 18 to the mayor, with changes of its own."""
    for spot in spots:
        if isinstance(spot, Hit | Doubtful):
            yield Doubtful(spot.path, f"{spot.detail}; check how the order that made the mayor applies section 18")
        else:
            yield spot


def _never_to(case: Case, each: Delegation, names: tuple[str, ...], kinds: tuple[str, ...]) -> Iterator[Spot]:
    """Where a function goes to a person who may not have it. Chief officers are taken to be constables."""
    to, recipient = each.path("to"), each.row.recipient
    who = label(each.taker) if each.taker is not None else str(each.row.to)
    if recipient == "constable":
        yield Hit(each.path("recipient"), f"{each.detail}: to a constable")
    elif each.taker is not None:
        if each.taker is not each.giver:
            yield from _never_to_party(case, each, who, kinds)
    elif any(name in same(each.row.to) for name in names):
        yield Hit(to, f"{each.detail}: to {who}")
    elif any(name in same(each.row.to) for name in bodies().never_to["constables"]):
        yield Doubtful(to, f"{each.detail}: to {who}")
    elif not given(each.row.to) or not given(recipient):
        yield Unknown(to if not given(each.row.to) else each.path("recipient"), f"who is to exercise {each.detail}")


def _never_to_party(case: Case, each: Delegation, who: str, kinds: tuple[str, ...]) -> Iterator[Spot]:
    kind = case.kind(each.taker) if each.taker is not None else None
    if kind in kinds:
        yield Hit(each.path("to"), f"{each.detail}: to {who}")
    elif kind == "chief_officer":
        yield Doubtful(each.path("to"), f"{each.detail}: to {who}, who holds the office of constable")
    elif kind is None:
        yield Unknown(each.path("to"), f"what kind of body {who} is")


def _never(each: Delegation, sure: type[Hit] | type[Doubtful]) -> Iterator[Spot]:
    """Where the function itself may not be delegated: surely if it is worded as such, perhaps if it comes near."""
    if not each.function:
        yield Unknown(each.path("function"), "which function is delegated")
        return
    words = each.function.casefold().rstrip(".")
    for function in bodies().never_delegable:
        if re.fullmatch(function.exactly, words):
            yield sure(each.path("function"), each.function)
        elif re.search(function.mentions, words):
            yield Doubtful(each.path("function"), f"{each.function}: this comes near {function.name}")


def _cites_1970(body: View) -> Iterator[str]:
    for power in body.powers:
        text, acts = str(power.power), bodies().acts
        if cites(text, acts["goods_and_services"]) or "15" in sections(text, acts["police_reform"]):
            yield at(power, "power")
            return
