from tests.word.revisions.tracked import WHO, accepted, dele, gone, ins, p, r, rejected, sdt, tbl, tc, tr

KEPT = tr(tc(p(r("a"))))


def test_an_inserted_row_goes_or_stays_with_what_is_in_it():
    table = tbl(KEPT, tr(tc(p(ins(r("b")), mark="ins")), mark="ins"))

    assert accepted(table) == tbl(KEPT, tr(tc(p(r("b")))))
    assert rejected(table) == tbl(KEPT)


def test_a_deleted_row_goes_even_where_its_text_is_not_marked():
    table = tbl(KEPT, tr(tc(p(r("b"))), mark="del"))

    assert accepted(table) == tbl(KEPT)
    assert rejected(table) == tbl(KEPT, tr(tc(p(r("b")))))


def test_a_table_without_rows_goes_and_the_cell_round_it_has_a_paragraph():
    table = tbl(tr(tc(p(dele(gone("b")))), mark="del"))

    assert accepted(p(r("a")) + table + p()) == p(r("a")) + p()
    assert accepted(tbl(tr(tc(table)))) == tbl(tr(tc(p())))


def test_a_row_in_a_control_takes_the_control_with_it():
    table = tbl(KEPT, sdt(tr(tc(p(ins(r("b")))), mark="ins")))

    assert rejected(table) == tbl(KEPT)


def test_the_paragraph_behind_a_table_that_goes_joins_as_if_it_had_not_been_there():
    table = tbl(tr(tc(p()), mark="ins"))

    assert rejected(p(r("a"), mark="ins") + table + p(r("b"))) == p(r("a") + r("b"))


def test_cells_that_were_inserted_or_deleted():
    cell = tc(p(r("b")), f'<w:cellIns w:id="1" {WHO}/>')
    table = tbl(tr(tc(p(r("a"))), cell))

    assert accepted(table) == tbl(tr(tc(p(r("a"))), tc(p(r("b")))))
    assert rejected(table) == tbl(tr(tc(p(r("a")))))
    assert accepted(table.replace("cellIns", "cellDel")) == tbl(tr(tc(p(r("a")))))
    assert rejected(table.replace("cellIns", "cellDel")) == tbl(tr(tc(p(r("a"))), tc(p(r("b")))))


def test_a_row_without_cells_goes():
    cell = tc(p(r("b")), f'<w:cellDel w:id="1" {WHO}/>')

    assert accepted(tbl(KEPT, tr(cell, cell))) == tbl(KEPT)


def test_merged_cells_are_as_they_are_now_or_as_they_were():
    wide = '<w:tcW w:w="1" w:type="dxa"/>'
    table = tbl(tr(tc(p(), f'{wide}<w:vAlign w:val="top"/><w:cellMerge w:id="1" {WHO} w:vMerge="cont"/>')))
    now = tbl(tr(tc(p(), f'{wide}<w:vMerge w:val="continue"/><w:vAlign w:val="top"/>')))

    assert accepted(table) == now
    assert rejected(table) == tbl(tr(tc(p(), f'{wide}<w:vAlign w:val="top"/>')))


def test_cells_that_were_merged_are_merged_again_when_parting_them_is_rejected():
    table = tbl(tr(tc(p(), f'<w:cellMerge w:id="1" {WHO} w:vMergeOrig="rest"/>')))

    assert accepted(table) == tbl(tr(tc(p())))
    assert rejected(table) == tbl(tr(tc(p(), '<w:vMerge w:val="restart"/>')))
