import pytest

from tests.word.revisions.tracked import WHO, accepted, by, decided, ins, p, r, rejected, tbl, tc, tr


def change(name, old="", who=WHO):
    return f'<w:{name}Change w:id="1" {who}><w:{name}>{old}</w:{name}></w:{name}Change>'.replace(
        f"<w:{name}></w:{name}>", f"<w:{name}/>"
    )


def test_a_runs_look_is_the_new_or_the_old():
    run = r("a", "<w:b/>" + change("rPr", "<w:i/>"))

    assert accepted(p(run)) == p(r("a", "<w:b/>"))
    assert rejected(p(run)) == p(r("a", "<w:i/>"))


def test_a_look_there_was_not_goes_with_its_element():
    assert rejected(p(r("a", "<w:b/>" + change("rPr")))) == p(r("a"))


def test_rejected_a_paragraph_keeps_its_mark_and_its_section():
    properties = '<w:pPr><w:jc w:val="right"/><w:rPr><w:b/></w:rPr><w:sectPr/>{}</w:pPr>'
    content = f"<w:p>{properties.format(change('pPr', '<w:keepNext/>'))}{r('a')}</w:p>"

    assert accepted(content) == f"<w:p>{properties.format('')}{r('a')}</w:p>"
    assert rejected(content) == f"<w:p><w:pPr><w:keepNext/><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr>{r('a')}</w:p>"


def test_a_change_of_the_look_of_a_mark_leaves_the_insertion_of_the_mark():
    mark = f'<w:ins w:id="3" {WHO.replace("Ann", "Bob")}/>'
    content = f"<w:p><w:pPr><w:rPr>{mark}<w:b/>{change('rPr', '<w:i/>')}</w:rPr></w:pPr>{r('a')}</w:p>" + p(r("b"))

    shown = decided(content, by("Ann", False))

    assert shown == f"<w:p><w:pPr><w:rPr>{mark}<w:i/></w:rPr></w:pPr>{r('a')}</w:p>" + p(r("b"))


def test_an_old_insertion_told_in_a_change_of_look_is_no_insertion():
    old = f'<w:ins w:id="3" {WHO}/><w:i/>'
    content = f"<w:p><w:pPr><w:rPr><w:b/>{change('rPr', old)}</w:rPr></w:pPr>{r('a')}</w:p>" + p(r("b"))

    assert rejected(content) == f"<w:p><w:pPr><w:rPr><w:i/></w:rPr></w:pPr>{r('a')}</w:p>" + p(r("b"))


def test_a_section_keeps_its_headers_when_its_change_is_rejected():
    header = '<w:headerReference w:type="default"/>'
    section = f'<w:sectPr>{header}<w:cols w:num="2"/>{change("sectPr", "<w:titlePg/>")}</w:sectPr>'

    assert accepted(p() + section) == p() + f'<w:sectPr>{header}<w:cols w:num="2"/></w:sectPr>'
    assert rejected(p() + section) == p() + f"<w:sectPr>{header}<w:titlePg/></w:sectPr>"


@pytest.mark.parametrize(("verdict", "left"), [(True, '<w:jc w:val="left"/>'), (False, '<w:jc w:val="right"/>')])
def test_tables_rows_and_cells_have_the_new_or_the_old_properties(verdict, left):
    new, old = '<w:jc w:val="left"/>', '<w:jc w:val="right"/>'
    row = (
        f"<w:tr><w:tblPrEx>{new}{change('tblPrEx', old)}</w:tblPrEx><w:trPr>{new}{change('trPr', old)}</w:trPr>"
        f"{tc(p(), new + change('tcPr', old))}</w:tr>"
    )
    wanted = f"<w:tr><w:tblPrEx>{left}</w:tblPrEx><w:trPr>{left}</w:trPr>{tc(p(), left)}</w:tr>"

    shown = (accepted if verdict else rejected)(tbl(row, properties=new + change("tblPr", old)))

    assert shown == tbl(wanted, properties=left)


def test_a_row_that_was_inserted_and_restyled_stays_inserted_while_its_look_is_rejected():
    mark = f'<w:ins w:id="4" {WHO.replace("Ann", "Bob")}/>'
    row = f"<w:tr><w:trPr><w:tblHeader/>{mark}{change('trPr')}</w:trPr>{tc(p())}</w:tr>"

    assert decided(tbl(row), by("Ann", False)) == tbl(f"<w:tr><w:trPr>{mark}</w:trPr>{tc(p())}</w:tr>")


def test_a_table_has_its_new_or_its_old_columns():
    was = '<w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid></w:tblGridChange>'
    table = (
        f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2"/><w:gridCol w:w="3"/>{was}</w:tblGrid>{tr(tc(p()))}</w:tbl>'
    )

    assert accepted(table) == table.replace(was, "")
    assert rejected(table) == tbl(tr(tc(p()))).replace("<w:tblGrid/>", '<w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>')


def test_a_style_has_its_new_or_its_old_look():
    style = '<w:style w:styleId="A"><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>'
    content = style.format("<w:keepNext/>" + change("pPr", "<w:keepLines/>"), "<w:b/>" + change("rPr", "<w:i/>"))

    assert accepted(content, "styles") == style.format("<w:keepNext/>", "<w:b/>")
    assert rejected(content, "styles") == style.format("<w:keepLines/>", "<w:i/>")


def test_a_level_of_a_list_has_its_new_or_its_old_look():
    level = '<w:abstractNum><w:lvl w:ilvl="0"><w:rPr>{}</w:rPr></w:lvl></w:abstractNum>'

    assert rejected(level.format("<w:b/>" + change("rPr", "<w:i/>")), "numbering") == level.format("<w:i/>")


def test_an_inserted_run_with_a_changed_look_goes_or_has_the_new_look():
    content = p(r("a") + ins(r("b", "<w:b/>" + change("rPr"))))

    assert accepted(content) == p(r("a") + r("b", "<w:b/>"))
    assert rejected(content) == p(r("a"))
