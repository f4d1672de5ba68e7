from draftkit import resources


def test_clauses_schemas_and_samples_are_found():
    assert (resources.clauses_folder() / "library.toml").is_file()
    assert resources.samples_folder().name == "samples"
    assert resources.schema("brief")["title"] == "Brief"


def test_data_inside_the_package_come_before_the_checkout(tmp_path, monkeypatch):
    inside = tmp_path / "draftkit" / "data" / "clauses"
    inside.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "draftkit")

    assert resources.clauses_folder() == inside
    assert resources.samples_folder() == tmp_path / "samples"
