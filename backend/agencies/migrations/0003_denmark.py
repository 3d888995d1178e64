"""The map of Denmark: 98 municipalities, 12 police districts, and the regions before and after 1 January 2027."""

from django.db import migrations

from backend.agencies.geography import denmark


def load(apps, schema_editor) -> None:
    def model(name: str):
        return apps.get_model("agencies", name).objects

    found = denmark()
    for region in found.regions:
        model("Region").create(name=region.name, valid_from=region.valid_from, valid_to=region.valid_to)
    for code, name in found.districts:
        model("PoliceDistrict").create(code=code, name=name)
    codes = {name: code for code, name in found.districts}
    for code, name in found.municipalities:
        model("Municipality").create(code=code, name=name)
    for placement in found.placements:
        model("Placement").create(
            municipality_id=placement.municipality,
            region_id=placement.region,
            police_district_id=codes[placement.district],
            valid_from=placement.valid_from,
            valid_to=placement.valid_to,
        )


class Migration(migrations.Migration):
    dependencies = [("agencies", "0002_posts_are_held")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
