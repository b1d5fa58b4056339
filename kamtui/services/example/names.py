"""Made-up names of firms and people, put together from parts that fit a country."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Country:
    """One country's name parts.

    Attributes:
        name: The country.
        currency: In which its accounts are kept.
        stems: Beginnings of a firm's name.
        ends: Ends that are written to a stem.
        trades: (industry, word in the firm's name).
        form: The legal form.
        first_names: Of people.
        last_names: Of people.
    """

    name: str
    currency: str
    stems: tuple[str, ...]
    ends: tuple[str, ...]
    trades: tuple[tuple[str, str], ...]
    form: str
    first_names: tuple[str, ...]
    last_names: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many firms can be named."""
        return len(self.stems) * len(self.ends) * len(self.trades)

    def firm(self, number: int) -> tuple[str, str]:
        """The industry and the name of one of the `size` firms."""
        number, trade = divmod(number, len(self.trades))
        stem, end = divmod(number, len(self.ends))
        industry, word = self.trades[trade]
        return industry, f"{self.stems[stem]}{self.ends[end]} {word} {self.form}"

    def person(self, random: Random) -> str:
        """The name of somebody."""
        return f"{random.choice(self.first_names)} {random.choice(self.last_names)}"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _trades(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (pair.split(":") for pair in text.split(", "))
    return tuple((industry, word) for industry, word in pairs)


COUNTRIES = (
    Country(
        "Germany",
        "EUR",
        _words(
            "Adel Birn Brom Dill Ebers Falken Gries Hagen Kalten Lauter "
            "Mohn Nieder Ober Quell Rauen Schell Tann Wolfs"
        ),
        _words("au bach berg brück dorf eck hain furt grund hall hausen stein"),
        _trades(
            "Machinery:Maschinenbau, Chemicals:Chemie, Paper:Papier, Plastics:Kunststoff, Foundry:Guss, "
            "Food:Feinkost, Logistics:Spedition, Energy:Energie"
        ),
        "GmbH",
        _words("Andreas Birgit Carsten Dörte Fatma Gregor Heike Jörg Katrin Lutz Mareike Norbert Petra Tobias"),
        _words(
            "Baumgart Demir Eichler Friese Grünewald Hübner Jansen Kessler Löwe Mertens Pohl Röder Süß Tiede Wolff"
        ),
    ),
    Country(
        "Switzerland",
        "CHF",
        _words("Aesch Brunn Dürren Engel Flüe Gams Horn Iseltw Linth Melch Rüti Sattel Töss Wengi"),
        _words("au bühl egg hof matt ried rüti stalden thal berg"),
        _trades(
            "Precision parts:Präzision, Pharma:Pharma, Watches:Uhren, Machinery:Maschinen, "
            "Food:Molkerei, Hospitals:Spital"
        ),
        "AG",
        _words("Adrian Beatrice Claudio Daniela Fabienne Hanspeter Jürg Nadja Pascal Regula Sandro Vreni"),
        _words(
            "Aebischer Brügger Caviezel Dätwyler Egger Frei Gerber Hürlimann Kälin Lüthi Odermatt Rüegg Stocker"
        ),
    ),
    Country(
        "Sweden",
        "SEK",
        _words("Alm Berg Björk Ek Gran Häll Kvarn Lind Malm Norr Sjö Sten Täll Väster"),
        _words("by fors holma lunda näs sala strand torp vik ås"),
        _trades("Paper:Papper, Steel:Stål, Energy:Energi, Forestry:Skog, Machinery:Verkstad, Food:Livsmedel"),
        "AB",
        _words("Anders Britt-Marie Elin Fredrik Göran Ingela Kjell Lovisa Måns Ragnhild Stellan Ylva"),
        _words(
            "Bergman Dahlin Ekdahl Forsberg Grönlund Hellström Isaksson Lövgren Nordahl Palm Ström Wallin Öhman"
        ),
    ),
    Country(
        "France",
        "EUR",
        _words("Ar Beau Champ Cour Font Grand Lan Mont Noir Pier Roc Val Ver Ville"),
        _words("ac brun court doux elle fort igny ières mont oise val"),
        _trades(
            "Plastics:Plastiques, Glass:Verrerie, Food:Conserves, Paper:Papeterie, Metals:Métaux, Cosmetics:Parfums"
        ),
        "SAS",
        _words("Amélie Benoît Cécile Didier Élodie François Gaëlle Hervé Inès Loïc Maëlys Noémie Rémi Sébastien"),
        _words(
            "Aubertin Bréchet Chauvière Delacroix Estève Fournel Guérin Hénault Jolivet Lefèvre Marchand Poirrier"
        ),
    ),
    Country(
        "Italy",
        "EUR",
        _words("Acqua Bella Casal Colle Fiora Lago Monte Oliva Pietra Rocca Selva Terra Valle Villa"),
        _words("bianca chiara dolce fredda lunga magna nera nuova rossa sana verde viva"),
        _trades(
            "Ceramics:Ceramiche, Food:Alimentari, Textiles:Tessuti, Machinery:Meccanica, Glass:Vetro, Paper:Carta"
        ),
        "S.r.l.",
        _words("Alessia Beppe Chiara Davide Elisa Fabrizio Giulia Lorenzo Margherita Niccolò Ornella Riccardo"),
        _words("Amadori Benedetti Castagna Donati Fabbri Galli Lombardi Marchetti Orsini Pellegrini Ricci Santoro"),
    ),
    Country(
        "Poland",
        "EUR",
        _words("Biał Brzez Czarn Dąbr Głog Jasion Krusz Lip Mostow Ostr Pław Rzep Sosn Wierzb"),
        _words("ice ik ianka in no owiec owo ówka yn ów"),
        _trades(
            "Furniture:Meble, Food:Mleczarnia, Metals:Metal, Glass:Szkło, Packaging:Opakowania, Machinery:Maszyny"
        ),
        "Sp. z o.o.",
        _words(
            "Agnieszka Bartosz Celina Dariusz Ewelina Franciszek Grzegorz Jolanta Krzysztof Małgorzata Paweł Zofia"
        ),
        _words(
            "Adamczyk Borkowska Chmielewski Dudek Gołębiowska Jabłoński Kołodziej Łuczak Mróz Piątek Sobczak Żak"
        ),
    ),
    Country(
        "Netherlands",
        "EUR",
        _words("Aarden Beek Berken Dijk Eiken Heide Kooi Linden Meer Oever Polder Riet Vecht Zand"),
        _words("berg daal dam eind horst kerk laar loo veen waard"),
        _trades(
            "Food:Voeding, Chemicals:Chemie, Logistics:Transport, Horticulture:Kwekerij, "
            "Machinery:Techniek, Port:Haven"
        ),
        "B.V.",
        _words("Anneke Bram Cornelis Daan Femke Gijs Hanneke Joris Lotte Maarten Sanne Teun Willemijn"),
        _words("Bakker Dekker Groenewoud Hoekstra Jonker Kuipers Mulder Postma Rietveld Schipper Veenstra Wouters"),
    ),
    Country(
        "Spain",
        "EUR",
        _words("Alba Bel Cara Fuen Gar Loma Mira Oli Peña Ribera Sala Torre Valde Villa"),
        _words("blanca cueva flores hermosa luz mar mayor nieves rubia seca sol vega"),
        _trades(
            "Food:Alimentos, Ceramics:Azulejos, Machinery:Talleres, Textiles:Tejidos, "
            "Chemicals:Química, Packaging:Envases"
        ),
        "S.L.",
        _words("Ainhoa Borja Cristóbal Dolores Estíbaliz Fermín Iñaki Lucía Maite Nuria Raúl Sofía"),
        _words("Aguirre Benítez Cáceres Domínguez Echevarría Ferrándiz Galindo Ibarra Muñoz Quintana Sáez Zúñiga"),
    ),
)
"""The countries of the generated accounts."""


def name_firms(count: int, random: Random) -> list[tuple[Country, str, str]]:
    """Country, industry and name of so many firms, no two of one name; beyond all names, numbers are added."""
    every = [(country, number) for country in COUNTRIES for number in range(country.size)]
    random.shuffle(every)
    found = []
    for place in range(count):
        turn, which = divmod(place, len(every))
        country, number = every[which]
        industry, name = country.firm(number)
        found.append((country, industry, f"{name} {turn + 1}" if turn else name))
    return found
