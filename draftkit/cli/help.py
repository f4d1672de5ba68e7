"""The one-line summaries of the commands, apart from the commands so that --help need not import them."""

SUMMARIES = {
    "init": "Write a brief to begin with: from a sample, or from a few questions.",
    "questions": "Say what a brief does not yet tell, and which clauses want it.",
    "draft": "Draft the agreement that a brief describes.",
    "pack": "Make the signing pack: the agreement, a signature page and a copy for each party, a checklist.",
    "flags": "Say of every clause whether it is in, and why.",
    "check": "Check a brief against the Act and against drafting practice.",
    "clauses": "List, show, check, add and copy the clauses of the library.",
    "bodies": "List police, fire and ambulance services, and who can contract for each.",
    "frame": "Write the house frame, to give your own look in Word.",
    "batch": "Draft an agreement for every project in a table.",
    "compare": "Show how one Word file became another, in tracked changes.",
    "revisions": "List, accept and reject the tracked changes of any Word file.",
    "schema": "Print the schema of a brief, for an editor to complete from.",
    "version": "Print the version of draftkit and of its clause library.",
}
