"""Section 4 of the 2017 Act: withdrawal, delegation, payments, variation and replacement."""

import re
from functools import lru_cache

from draftkit.checks.bodies import bodies
from draftkit.checks.case import Case, at, given, names_of, same
from draftkit.checks.citations import cites
from draftkit.checks.delegations import delegations
from draftkit.checks.pca.section1 import PCA
from draftkit.checks.places import Doubtful, Hit, Places, Unknown
from draftkit.checks.register import rule

_LONGEST_NOTICE = 12  # months: what real police agreements use
_WITHDRAWS = re.compile(r"\bwithdraw", re.IGNORECASE)
_SHEDS = re.compile(
    r"responsib\w+ (for .{1,80} )?(passes|pass|transfers?|is transferred|moves?|shifts?) (to|from)\b"
    r"|(ceases?|no longer|stops?) (to be |being )?responsible|relieved of (all )?responsibility",
    re.IGNORECASE,
)
_PAID_TO_FACILITATE = re.compile(r"\bpayments?\b[^.]*\bfacilitat", re.IGNORECASE)
_EXPEDIENT = re.compile(r"\bnecessary or expedient\b", re.IGNORECASE)
_SUBJECT_TO_LAW = re.compile(r"\bsection 4\(4\)|\brestriction", re.IGNORECASE)


@rule(
    "PCA-4-WITHDRAW",
    "bar",
    f"{PCA} s.4(7)",
    "VERIFIED",
    "The agreement must let a party withdraw where, in its own view, the agreement no longer serves its efficiency or"
    " effectiveness.",
    hint="take withdrawal.own-view off clauses.drop",
)
def withdrawal(case: Case) -> Places:
    """There is no withdrawal clause."""
    if not case.lacks("withdrawal"):
        return
    own = next((path for path, words in case.own_words() if _WITHDRAWS.search(words)), "")
    if own:
        yield Doubtful(own, "the library's clause is left out; check that your own wording gives this right")
    elif case.elsewhere("withdrawal"):
        yield Doubtful("", case.elsewhere("withdrawal"))
    else:
        yield Hit("clauses.drop", clause=bodies().clauses["withdrawal"])


@rule(
    "PCA-4-WITHDRAW-FETTER",
    "warning",
    f"{PCA} s.4(7)",
    "our reading",
    "Withdrawal must turn on the party's own view. Remove the condition.",
    hint="take {path} out, or record under checks.override why it does not fetter the right",
)
def fetters(case: Case) -> Places:
    """Withdrawal needs consent, approval or another's view, has a condition, or is shut out for a time."""
    wanted, clause = case.brief.withdrawal, bodies().clauses["withdrawal"]
    for number, condition in enumerate(wanted.conditions):
        yield Hit(f"withdrawal.conditions[{number}]", str(condition), clause)
    if given(wanted.decided_by) and wanted.decided_by != "own_view":
        who = {"board": "the board decides", "expert": "an expert decides", "consent": "the others must consent"}
        yield Hit("withdrawal.decided_by", who.get(wanted.decided_by, str(wanted.decided_by)), clause)
    if wanted.lock_in_months > 0:
        yield Hit("withdrawal.lock_in_months", f"no withdrawal for {wanted.lock_in_months} months", clause)


@rule(
    "PCA-4-WITHDRAW-NOTICE",
    "warning",
    f"{PCA} s.4(7)",
    "our reading",
    "The Act allows terms for withdrawing, but a long notice or heavy charge may defeat the right. Real police"
    " agreements use about 12 months.",
    hint="shorten or cap {path}, or record the reason under checks.override",
)
def long_notice(case: Case) -> Places:
    """The notice is over 12 months, or a charge for withdrawing has no cap or a cap above a year's budget."""
    terms = case.brief.withdrawal
    if terms.notice_months > _LONGEST_NOTICE:
        yield Hit("withdrawal.notice_months", f"notice of {terms.notice_months} months")
    if given(terms.charge) and not given(terms.charge.cap):
        yield Hit("withdrawal.charge.cap", "the charge for withdrawing has no cap")
    elif terms.charge.cap > case.brief.money.annual_budget:
        yield Hit("withdrawal.charge.cap", "the cap on the charge is above a year's budget")


@rule(
    "PCA-4-VARY",
    "warning",
    f"{PCA} s.4(8)(a)",
    "VERIFIED",
    "The Act speaks of variation with the agreement of all parties. Keep board change control to schedules and"
    " operating documents.",
    hint="set {path} to all_parties, and list what the board may change under variation.change_controlled",
)
def variation(case: Case) -> Places:
    """The agreement may be varied by less than all the parties."""
    if case.brief.variation.rule in ("majority", "board"):
        yield Hit("variation.rule", f"variation by {case.brief.variation.rule}")


@rule(
    "PCA-4-REPLACE",
    "warning",
    f"{PCA} s.4(8)(b)",
    "VERIFIED",
    "Name the earlier agreement, end it, and deal with accrued rights and any party left out.",
    hint="complete {path}",
)
def replacement(case: Case) -> Places:
    """An earlier agreement is replaced without a clause or a transition for it, or by other parties."""
    now = frozenset().union(*map(names_of, case.parties))
    if given(case.brief.agreement.replaces) and case.lacks("replacement"):
        yield Hit("clauses.drop", "no clause replaces the earlier agreement", bodies().clauses["replacement"])
    for earlier in case.brief.agreement.replaces:
        title = str(earlier.title) if given(earlier.title) else "the earlier agreement"
        if not given(earlier.transition):
            yield Hit(at(earlier, "transition"), f"{title} has no transition")
        if not given(earlier.parties):
            yield Unknown(at(earlier, "parties"), f"who made {title}")
        for left_out in (name for name in earlier.parties if same(name) not in now):
            yield Hit(at(earlier, "parties"), f"{left_out} made {title} and is no party now")


@rule(
    "PCA-4-DELEG-POWER",
    "bar",
    f"{PCA} s.4(1), (5)",
    "VERIFIED",
    "The Act gives no new power to delegate. Cite the power that allows this.",
    hint="name the section of another Act under {path}",
)
def power_to_delegate(case: Case) -> Places:
    """A delegation rests on the 2017 Act itself, or has no power cited when the paper is for signature."""
    for each in delegations(case):
        power = each.row.power
        if not given(power):
            if case.stage == "for_signature":
                yield Hit(each.path("power"), each.detail)
            else:
                yield Unknown(each.path("power"), f"the power to delegate {each.detail}")
        elif _rests_on_2017_act(str(power)):
            yield Hit(each.path("power"), each.detail)


@rule(
    "PCA-4-RESP",
    "warning",
    f"{PCA} s.4(6)",
    "our reading",
    "Delegation does not affect a party's responsibility for its functions.",
    hint="reword {path}, or record under checks.override what it means instead",
)
def responsibility(case: Case) -> Places:
    """Words of the brief say that responsibility passes, or that a party ceases to be responsible."""
    rows = [(row.path(name), row.row[name]) for row in delegations(case) for name in ("limits", "standards")]
    for path, words in [*case.own_words(), *rows]:
        found = _SHEDS.search(str(words)) if given(words) else None
        if found:
            yield Hit(path, f"‘{found.group()}’")


@rule(
    "PCA-4-RESP-STATE",
    "advice",
    f"{PCA} s.4(6)",
    "VERIFIED",
    "Say expressly that each party stays responsible for its functions.",
    hint="keep basis.responsibility under clauses.keep",
)
def responsibility_stated(case: Case) -> Places:
    """A function is delegated, and no clause says that responsibility stays."""
    if given(case.brief.delegations) and case.lacks("responsibility"):
        yield Hit("delegations", clause=bodies().clauses["responsibility"])


@rule(
    "PCA-4-PAY",
    "advice",
    f"{PCA} s.4(2)",
    "VERIFIED",
    "Tie each payment to facilitating the agreement and cite the power.",
    hint="keep the clauses on powers and on contributions, or say so in your own wording",
)
def payments(case: Case) -> Places:
    """Money passes between the parties, and no clause ties it to facilitating the agreement."""
    money = case.brief.money
    pays = given(money.host_charge_percent) or (given(money.model) and money.model != "none")
    if case.agreement is not None and pays and not any(map(_ties_payments, case.words.values())):
        yield Hit("money")


@rule(
    "PCA-4-EXPED",
    "advice",
    f"{PCA} s.4(3)-(4)",
    "VERIFIED",
    "Add “subject to any restriction in law”.",
    hint="reword the clause that lets a party do what is necessary or expedient",
)
def expedient(case: Case) -> Places:
    """A clause repeats the general power of section 4(3) without the limit of section 4(4)."""
    operative = [s for s in case.agreement.sections if s.series == "clauses"] if case.agreement else []
    for key in (clause.key for section in operative for clause in section.body):
        if _lacks_limit(case.words[key]):
            yield Hit("clauses.own" if key.startswith("own.") else "", clause=key)


@lru_cache(maxsize=512)
def _ties_payments(words: str) -> bool:
    return bool(_PAID_TO_FACILITATE.search(words))


@lru_cache(maxsize=512)
def _lacks_limit(words: str) -> bool:
    return bool(_EXPEDIENT.search(words)) and not _SUBJECT_TO_LAW.search(words)


@rule(
    "PCA-TERM",
    "advice",
    "ESCWG guidance; contract law",
    "practice",
    "The Act is silent on termination; add an agreed route.",
    hint="keep termination.agreement under clauses.keep",
)
def termination(case: Case) -> Places:
    """No clause lets the parties end the agreement together."""
    if case.lacks("termination"):
        yield Hit("clauses.drop", clause=bodies().clauses["termination"])


def _rests_on_2017_act(power: str) -> bool:
    """Whether the 2017 Act is all that is cited: no other Act, order or paragraph beside it."""
    rest = re.sub(bodies().acts["pca"], "", power.casefold())
    return cites(power, bodies().acts["pca"]) and not re.search(r"\bact\b|\border\b|\bregulations\b|\bschedule\b", rest)
