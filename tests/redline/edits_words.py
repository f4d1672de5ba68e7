"""Edits of words and of how they look. Each says whether it found anything to edit. No tests itself."""

import re

from tests.redline.editing import WORDS, Element, File, cut, properties, put, run_of, say, texts_of, w, xml


def word_replaced(file: File) -> bool:
    return _word(file, lambda word: file.pick(x for x in WORDS if x != word))


def word_deleted(file: File) -> bool:
    return _word(file, lambda _: "")


def word_inserted(file: File) -> bool:
    return _word(file, lambda word: f"{file.pick(WORDS)} {word}")


def letters_changed(file: File) -> bool:
    return _word(file, str.swapcase)


def space_doubled(file: File) -> bool:
    return _word(file, lambda word: f"{word} ")


def several_words_changed(file: File) -> bool:
    return all([word_replaced(file), word_inserted(file), word_deleted(file)])


def sentence_inserted(file: File) -> bool:
    text = file.pick(file.words())
    return text is not None and _say(text, f"{(text.text or '').rstrip()} {file.phrase()}")


def sentence_deleted(file: File) -> bool:
    found = _sentences(file)
    if found is None:
        return False
    text, sentences = found
    sentences.pop(file.chance.randrange(len(sentences)))
    return _say(text, "".join(sentences))


def sentence_moved(file: File) -> bool:
    found = _sentences(file)
    if found is None:
        return False
    text, sentences = found
    sentences.insert(0, sentences.pop().strip() + " ")
    return _say(text, "".join(sentences))


def all_words_replaced(file: File) -> bool:
    text = file.pick(file.words())
    return text is not None and _say(text, file.phrase())


def made_bold(file: File) -> bool:
    return _dressed(file, "<w:b/>")


def made_red(file: File) -> bool:
    return _dressed(file, '<w:color w:val="C00000"/>')


def made_plain(file: File) -> bool:
    run = file.pick(run for t in file.words() for run in [run_of(t)] if run.find(w("rPr")) is not None)
    if run is None:
        return False
    run.remove(run.find(w("rPr")))
    return True


def bold_and_other_words(file: File) -> bool:
    return made_bold(file) and word_replaced(file)


def tab_put_in(file: File) -> bool:
    return _between(file, "<w:tab/>")


def line_broken(file: File) -> bool:
    return _between(file, "<w:br/>")


def hyphen_put_in(file: File) -> bool:
    return _between(file, "<w:noBreakHyphen/>")


def tab_taken_out(file: File) -> bool:
    found = file.pick(e for p in file.paragraphs() for e in p.iter(w("tab"), w("br")) if e.getparent().tag == w("r"))
    if found is None:
        return False
    found.getparent().remove(found)
    return True


def runs_cut(file: File) -> bool:
    """No change: the same words, in more runs."""
    for text in file.words():
        size = len(text.text or "")
        if size > 2 and file.chance.random() < 0.7:
            cut(text, *sorted(file.chance.sample(range(1, size), min(2, size - 1))))
    return True


def sessions_changed(file: File) -> bool:
    """No change: ids of editing sessions, marks of the spelling checker."""
    for carrier in file.body.iter(w("p"), w("r")):
        for name in ("rsidR", "rsidRPr"):
            carrier.set(w(name), f"{file.chance.randrange(16**8):08X}")
    for text in file.words()[::3]:
        run_of(text).addprevious(xml('<w:proofErr w:type="spellStart"/>'))
        run_of(text).addnext(xml('<w:proofErr w:type="spellEnd"/>'))
    return True


def _word(file: File, change) -> bool:
    text = file.pick(file.words())
    if text is None:
        return False
    said = text.text or ""
    word = file.pick(re.finditer(r"\w+", said))
    return _say(text, said[: word.start()] + change(word.group()) + said[word.end() :])


def _say(text: Element, said: str) -> bool:
    say(text, said)
    return True


def _sentences(file: File):
    """A text of two sentences or more, and these."""
    found = [(t, re.findall(r".*?[.;,](?:\s+|$)|.+$", t.text or "")) for t in file.words()]
    return file.pick((text, parts) for text, parts in found if len(parts) > 1)


def _dressed(file: File, look: str) -> bool:
    text = file.pick(file.words())
    if text is None:
        return False
    words = list(re.finditer(r"\w+", text.text or ""))
    first = file.chance.randrange(len(words))
    last = file.chance.randrange(first, len(words))
    middle = cut(text, words[first].start(), words[last].end())[1]
    put(properties(run_of(middle), "rPr"), look)
    return True


def _between(file: File, what: str) -> bool:
    paragraph = file.pick(p for p in file.paragraphs() if any(len(t.text or "") > 3 for t in texts_of(p)))
    if paragraph is None:
        return False
    text = file.pick(t for t in texts_of(paragraph) if len(t.text or "") > 3)
    run = run_of(cut(text, file.chance.randrange(1, len(text.text or "")))[1])
    run.insert(0 if run.find(w("rPr")) is None else 1, xml(what))
    return True
