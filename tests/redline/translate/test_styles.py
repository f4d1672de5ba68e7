"""Styles of the newer file are those of the older one by name; what differs is tracked or told."""

from tests.redline.translate.files import AUTHOR, DATE, body, translated, values, whole
from tests.word import small, validators
from tests.word.small import paragraph, replaced, run

STYLES = "word/styles.xml"
TITLE = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>'
OLD = body(paragraph(run("Words"), "Title"))


def test_a_style_is_the_same_by_name_whatever_its_id_and_case():
    new = replaced('w:styleId="Title"><w:name w:val="Title"/>', 'w:styleId="Titel"><w:name w:val="TITLE"/>', STYLES,
                   body(paragraph(run("Words"), "Titel")))  # fmt: skip

    assert values(translated(OLD, new), "//w:pStyle/@w:val") == ["Title"]


def test_a_style_of_another_type_is_another_style():
    extra = '<w:style w:type="character" w:styleId="T2"><w:name w:val="Title"/></w:style></w:styles>'
    new = replaced("</w:styles>", extra, STYLES, body(paragraph(run("Words", '<w:rStyle w:val="T2"/>'))))

    assert values(translated(OLD, new), "//w:rStyle/@w:val") == ["T2"]


def test_a_style_that_only_the_newer_file_has_comes_with_what_it_is_based_on():
    extra = (
        '<w:style w:type="paragraph" w:styleId="Ground"><w:name w:val="Ground"/><w:basedOn w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Ground"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Spare"><w:name w:val="Spare"/></w:style></w:styles>'
    )
    new = replaced("</w:styles>", extra, STYLES, body(paragraph(run("Words"), "Own")))

    made = whole(OLD, new)

    assert made.values("w:style/w:name/@w:val", STYLES)[-2:] == ["Ground", "Own"]
    assert not made.defects


def test_a_style_whose_id_is_taken_gets_a_fresh_one():
    mine = replaced(TITLE, TITLE.replace('"Title"', '"Own"', 1), STYLES, body(paragraph(run("Words"), "Own")))
    extra = '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own words"/></w:style></w:styles>'
    new = replaced("</w:styles>", extra, STYLES, body(paragraph(run("Words"), "Own")))

    made = whole(mine, new)

    assert made.values("//w:pStyle/@w:val") == ["Own0"]
    assert made.values("w:style[@w:styleId='Own0']/w:name/@w:val", STYLES) == ["Own words"]
    assert not made.defects


def test_another_look_of_a_style_is_a_tracked_change_of_the_style():
    mine = replaced(TITLE, TITLE.replace("</w:style>", "<w:rPr><w:b/></w:rPr></w:style>"), STYLES, OLD)
    theirs = '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>'
    new = replaced(TITLE, TITLE.replace("</w:style>", theirs), STYLES, OLD)

    made = whole(mine, new)

    style = "w:style[@w:styleId='Title']"
    assert made.values(f"{style}/w:pPr/w:jc/@w:val", STYLES) == ["center"]
    assert made.values(f"{style}/w:pPr/w:pPrChange/@*", STYLES) == ["0", AUTHOR, DATE]
    assert len(made.values(f"{style}/w:pPr/w:pPrChange/w:pPr[not(*)]", STYLES)) == 1
    assert len(made.values(f"{style}/w:rPr/w:i", STYLES)) == 1
    assert len(made.values(f"{style}/w:rPr/w:rPrChange/w:rPr/w:b", STYLES)) == 1
    assert not made.defects
    assert not made.findings
    assert not validators.ooxml_integrity(small.docx(made.parts))


def test_the_open_xml_sdk_takes_a_tracked_change_of_a_style():
    theirs = '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>'
    made = whole(OLD, replaced(TITLE, TITLE.replace("</w:style>", theirs), STYLES, OLD))

    assert validators.open_xml_sdk(small.docx(made.parts)) == validators.open_xml_sdk(small.docx(OLD))


def test_a_style_that_nothing_uses_stays_as_it_is():
    new = replaced('<w:name w:val="toc 1"/>', '<w:name w:val="toc 1"/><w:rPr><w:i/></w:rPr>', STYLES, OLD)

    assert whole(OLD, new).parts[STYLES] == OLD[STYLES]


def test_the_order_of_properties_and_the_ids_of_sessions_are_no_difference():
    one = '<w:rsid w:val="00AA"/><w:uiPriority w:val="9"/><w:rPr><w:b/><w:i w:val="1"/></w:rPr></w:style>'
    other = '<w:rsid w:val="00BB"/><w:rPr><w:i/><w:b w:val="true"/></w:rPr></w:style>'
    old, new = (replaced(TITLE, TITLE.replace("</w:style>", tail), STYLES, OLD) for tail in (one, other))

    assert whole(old, new).parts[STYLES] == old[STYLES]


def test_a_base_that_cannot_be_tracked_is_told_once():
    new = replaced(TITLE, TITLE.replace("Normal", "TOC1"), STYLES, OLD)

    (finding,) = whole(OLD, new).findings

    assert finding.message == (
        "style 'Title' is based on another style in the newer document; this cannot be shown as a tracked change"
    )
    assert (finding.severity, finding.rule, finding.open) == ("note", "REDLINE-STYLE", False)


def test_other_default_settings_are_told():
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="30"/></w:rPr></w:rPrDefault></w:docDefaults><w:style '

    findings = whole(OLD, replaced("<w:style ", defaults, STYLES, OLD)).findings

    assert [finding.rule for finding in findings] == ["REDLINE-DEFAULTS"]


def test_a_name_that_means_no_style_in_the_newer_file_means_none_in_the_redline():
    new = replaced(TITLE, "", STYLES, OLD)

    assert values(translated(OLD, new), "//w:pStyle") == []


def test_a_default_style_that_only_the_newer_file_has_is_not_added_unused():
    extra = (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style></w:styles>'
    )

    assert whole(OLD, replaced("</w:styles>", extra, STYLES, OLD)).parts[STYLES] == OLD[STYLES]
