from tests.word.revisions.tracked import WHO, accepted, dele, ins, p, r, rejected


def mr(text, properties=""):
    return f"<m:r>{properties}<m:t>{text}</m:t></m:r>"


def math(content):
    return f"<m:oMath>{content}</m:oMath>"


def fraction(top, bottom, sign):
    return f"<m:f><m:fPr><m:ctrlPr>{sign}</m:ctrlPr></m:fPr><m:num>{top}</m:num><m:den>{bottom}</m:den></m:f>"


def test_runs_of_an_equation_are_resolved():
    content = p(math(mr("a") + ins(mr("b")) + dele(mr("c"))))

    assert accepted(content) == p(math(mr("a") + mr("b")))
    assert rejected(content) == p(math(mr("a") + mr("c")))


def test_an_equation_left_empty_goes():
    assert rejected(p(r("x") + f"<m:oMathPara>{math(ins(mr('b')))}</m:oMathPara>")) == p(r("x"))


def test_a_run_that_tells_its_insertion_itself_is_resolved():
    marked = mr("b", f'<w:rPr><w:i/><w:ins w:id="1" {WHO}/></w:rPr>')

    assert accepted(p(math(mr("a") + marked))) == p(math(mr("a") + mr("b", "<w:rPr><w:i/></w:rPr>")))
    assert rejected(p(math(mr("a") + marked))) == p(math(mr("a")))


def test_an_inserted_fraction_goes_whole():
    sign = ins("<w:rPr><w:i/></w:rPr>")
    content = p(math(mr("a") + fraction(ins(mr("b")), ins(mr("c")), sign)))

    assert rejected(content) == p(math(mr("a")))
    assert accepted(content) == p(math(mr("a") + fraction(mr("b"), mr("c"), "<w:rPr><w:i/></w:rPr>")))


def test_what_stood_there_before_a_fraction_was_put_round_it_stays():
    content = p(math(fraction(mr("a"), ins(mr("b")), ins("<w:rPr/>"))))

    assert rejected(content) == p(math(mr("a")))
