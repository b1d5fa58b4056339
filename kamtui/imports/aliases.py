"""Which column holds which field: the headers of each program, as its exports, labels and interfaces name them.

Keys are kamtui's fields; under each stand the headers by program, the preferred one first. An empty program is
what people write into tables of their own. A header counts only as a whole, so a column that names somebody else
(`Account Owner`, `Assistant`, `Parent Account`) is never taken for the row's own name.
"""

from collections.abc import Mapping

Aliases = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Field -> program -> headers."""

SALESFORCE, HUBSPOT, DYNAMICS, PIPEDRIVE, ZOHO = "salesforce", "hubspot", "dynamics", "pipedrive", "zoho"
GOOGLE, OUTLOOK, LINKEDIN, PLAIN = "google", "outlook", "linkedin", ""

ACCOUNT: Aliases = {
    "name": {
        SALESFORCE: ("Account Name", "Name"),
        HUBSPOT: ("Company name", "Nombre de la empresa", "Unternehmensname", "Nom de l'entreprise"),
        PIPEDRIVE: ("Organization - Name",),
        GOOGLE: ("Organization 1 - Name", "Organization Name"),
        PLAIN: (
            "Account", "Company", "Organization", "Organisation", "Customer", "Customer Name", "Client",
            "Firma", "Firmenname", "Kunde", "Kundenname", "Unternehmen", "Empresa", "Entreprise", "Société",
        ),
    },
    "id": {
        SALESFORCE: ("Id", "Account ID"),
        HUBSPOT: ("Record ID", "ID de registro", "Company ID"),
        DYNAMICS: ("(Do Not Modify) Account",),
        PIPEDRIVE: ("Organization - ID", "Organization - Pipedrive System ID"),
        ZOHO: ("Record Id",),
        PLAIN: ("Id", "Account ID", "BusinessEntityID", "Customer ID", "Kundennummer"),
    },
    "parent_id": {SALESFORCE: ("ParentId", "Parent Account ID"), ZOHO: ("Parent Account.id",)},
    "parent": {
        SALESFORCE: ("Parent Account", "Parent.Name"),
        HUBSPOT: ("Parent Company",),
        PLAIN: ("Parent", "Konzern", "Muttergesellschaft"),
    },
    "industry": {SALESFORCE: ("Industry",), PLAIN: ("Sector", "Branche", "Sector industrial", "Secteur")},
    "revenue": {
        SALESFORCE: ("AnnualRevenue", "Annual Revenue"),
        PLAIN: ("Revenue", "Turnover", "Umsatz", "Jahresumsatz", "Chiffre d'affaires", "Ingresos anuales"),
    },
    "website": {
        SALESFORCE: ("Website",),
        HUBSPOT: ("Website URL", "Company Domain Name"),
        OUTLOOK: ("Web Page",),
        PLAIN: ("Web", "URL", "Webseite", "Domain"),
    },
    "region": {
        SALESFORCE: ("BillingCountry", "Billing Country", "Billing State/Province"),
        HUBSPOT: ("Country/Region", "País/región"),
        DYNAMICS: ("Address 1: Country", "Address 1: Country/Region"),
        PIPEDRIVE: ("Organization - Address",),
        PLAIN: ("Region", "Country", "Land", "País", "Pays"),
    },
    "owner": {
        SALESFORCE: ("Account Owner", "Owner.Name", "OwnerId"),
        HUBSPOT: ("Company owner",),
        PIPEDRIVE: ("Organization - Owner",),
        PLAIN: ("Owner", "Account Manager", "Key Account Manager", "Betreuer"),
    },
    "currency": {
        SALESFORCE: ("CurrencyIsoCode", "Account Currency", "Annual Revenue Currency"),
        PLAIN: ("Currency", "Währung", "Divisa", "Devise"),
    },
    "status": {PLAIN: ("Account Status",)},
    "notes": {PLAIN: ("Note", "Description", "Notizen", "Bemerkung")},
}  # fmt: skip

PERSON: Aliases = {
    "name": {
        DYNAMICS: ("Full Name",),
        PIPEDRIVE: ("Person - Name",),
        PLAIN: ("Contact Name", "Name", "Contact", "Person", "Ansprechpartner", "Nombre completo", "Nom complet"),
    },
    "first": {
        SALESFORCE: ("FirstName", "First Name"),
        PIPEDRIVE: ("Person - First name",),
        GOOGLE: ("Given Name",),
        HUBSPOT: ("Nombre",),
        PLAIN: ("Forename", "Vorname", "Prénom"),
    },
    "middle": {SALESFORCE: ("MiddleName", "Middle Name"), GOOGLE: ("Additional Name",)},
    "last": {
        SALESFORCE: ("LastName", "Last Name"),
        PIPEDRIVE: ("Person - Last name",),
        GOOGLE: ("Family Name",),
        HUBSPOT: ("Apellidos",),
        PLAIN: ("Surname", "Nachname", "Familienname", "Nom", "Nom de famille"),
    },
    "suffix": {SALESFORCE: ("Suffix",), GOOGLE: ("Name Suffix",)},
    "id": {
        SALESFORCE: ("Id", "Contact ID"),
        HUBSPOT: ("Record ID", "ID de registro"),
        DYNAMICS: ("(Do Not Modify) Contact",),
        PIPEDRIVE: ("Person - ID", "Person - Pipedrive System ID"),
        ZOHO: ("Record Id",),
        LINKEDIN: ("URL",),
        PLAIN: ("Id", "Contact ID", "BusinessEntityID", "Person ID", "Employee ID"),
    },
    "account_id": {
        SALESFORCE: ("AccountId", "Account ID"),
        HUBSPOT: ("Primary Associated Company ID", "Associated Company IDs", "Associated Company ID"),
        DYNAMICS: ("Company Name.id",),
        PIPEDRIVE: ("Person - Organization ID",),
        ZOHO: ("Account Name.id",),
        PLAIN: ("Company ID", "Customer ID", "Kundennummer"),
    },
    "account": {
        SALESFORCE: ("Account Name", "Account.Name", "Account: Account Name"),
        HUBSPOT: ("Associated Company", "Company name", "Nombre de la empresa"),
        DYNAMICS: ("Company Name",),
        PIPEDRIVE: ("Person - Organization", "Organization - Name"),
        ZOHO: ("Account Name",),
        GOOGLE: ("Organization Name", "Organization 1 - Name"),
        PLAIN: (
            "Account", "Company", "Organization", "Organisation", "Customer", "Customer Name", "Client",
            "Firma", "Firmenname", "Kunde", "Kundenname", "Unternehmen", "Empresa", "Entreprise", "Société",
        ),
    },
    "title": {
        SALESFORCE: ("Title",),
        HUBSPOT: ("Job Title", "Cargo"),
        GOOGLE: ("Organization Title", "Organization 1 - Title"),
        LINKEDIN: ("Position",),
        PLAIN: ("Jobtitel", "Funktion", "Poste", "Fonction", "ContactType"),
    },
    "department": {
        SALESFORCE: ("Department",),
        GOOGLE: ("Organization Department", "Organization 1 - Department"),
        PLAIN: ("Abteilung", "Departamento"),
    },
    "email": {
        SALESFORCE: ("Email",),
        HUBSPOT: ("Correo",),
        PIPEDRIVE: ("Person - Email - Work", "Person - Email (Work)", "Person - Email"),
        ZOHO: ("Email", "Secondary Email"),
        GOOGLE: ("E-mail 1 - Value",),
        OUTLOOK: ("E-mail Address",),
        PLAIN: ("Mail", "E-Mail-Adresse", "Correo electrónico", "Courriel", "Adresse e-mail"),
    },
    "phone": {
        SALESFORCE: ("Phone", "Business Phone"),
        HUBSPOT: ("Phone Number", "Número de teléfono"),
        PIPEDRIVE: ("Person - Phone - Work", "Person - Phone (Work)", "Person - Phone"),
        GOOGLE: ("Phone 1 - Value",),
        PLAIN: ("Telephone", "Telefon", "Telefonnummer", "Teléfono", "Téléphone"),
    },
    "mobile": {
        SALESFORCE: ("MobilePhone", "Mobile", "Mobile Phone"),
        HUBSPOT: ("Mobile Phone Number",),
        PIPEDRIVE: ("Person - Phone - Mobile",),
        PLAIN: ("Cell", "Cell Phone", "Mobil", "Mobiltelefon", "Handy", "Móvil", "Portable"),
    },
    "reports_to_id": {
        SALESFORCE: ("ReportsToId", "Reports To ID"),
        ZOHO: ("Reporting To.id",),
        PLAIN: ("ManagerID",),
    },
    "reports_to_email": {SALESFORCE: ("ReportsTo.Email", "Reports To: Email"), PLAIN: ("Manager Email",)},
    "reports_to": {
        SALESFORCE: ("Reports To", "Reports To: Full Name", "ReportsTo.Name"),
        DYNAMICS: ("Manager",),
        ZOHO: ("Reporting To",),
        OUTLOOK: ("Manager's Name",),
        PLAIN: ("Manager Name", "Vorgesetzter", "Vorgesetzte"),
    },
    "place": {PLAIN: ("OrganizationNode",)},
}  # fmt: skip

OPPORTUNITY: Aliases = {
    "name": {
        SALESFORCE: ("Opportunity Name", "Name"),
        HUBSPOT: ("Deal Name",),
        DYNAMICS: ("Topic",),
        PIPEDRIVE: ("Deal - Title",),
        PLAIN: ("Opportunity", "Deal", "Title", "Verkaufschance", "Chance", "Nombre del negocio"),
    },
    "id": {
        SALESFORCE: ("Id", "Opportunity ID"),
        HUBSPOT: ("Record ID", "ID de registro", "Deal ID"),
        DYNAMICS: ("(Do Not Modify) Opportunity",),
        PIPEDRIVE: ("Deal - ID", "Deal - Pipedrive System ID"),
        ZOHO: ("Record Id",),
        PLAIN: ("Id", "Opportunity ID", "Deal ID"),
    },
    "account_id": {
        SALESFORCE: ("AccountId", "Account ID"),
        HUBSPOT: ("Primary Associated Company ID", "Associated Company IDs", "Associated Company ID"),
        PIPEDRIVE: ("Deal - Organization ID",),
        ZOHO: ("Account Name.id",),
        PLAIN: ("Company ID", "Customer ID", "Kundennummer"),
    },
    "account": {
        SALESFORCE: ("Account Name", "Account.Name", "Account: Account Name"),
        HUBSPOT: ("Associated Company", "Company name", "Nombre de la empresa"),
        DYNAMICS: ("Potential Customer",),
        PIPEDRIVE: ("Deal - Organization", "Organization - Name"),
        ZOHO: ("Account Name",),
        PLAIN: (
            "Account", "Company", "Organization", "Organisation", "Customer", "Customer Name", "Client",
            "Firma", "Firmenname", "Kunde", "Kundenname", "Unternehmen", "Empresa", "Entreprise", "Société",
        ),
    },
    "stage": {
        SALESFORCE: ("StageName", "Stage"),
        HUBSPOT: ("Deal Stage", "Etapa del negocio"),
        DYNAMICS: ("Pipeline Phase", "Status Reason"),
        PIPEDRIVE: ("Deal - Stage",),
        PLAIN: ("Phase", "Verkaufsphase"),
    },
    "outcome": {PIPEDRIVE: ("Deal - Status",)},
    "amount": {
        SALESFORCE: ("Amount",),
        DYNAMICS: ("Est. Revenue",),
        PIPEDRIVE: ("Deal - Value",),
        PLAIN: ("Value", "Betrag", "Wert", "Importe", "Montant"),
    },
    "currency": {
        SALESFORCE: ("CurrencyIsoCode", "Amount Currency", "Opportunity Currency"),
        PIPEDRIVE: ("Deal - Currency of value", "Deal - Currency"),
        PLAIN: ("Currency", "Währung", "Divisa", "Devise"),
    },
    "probability": {
        SALESFORCE: ("Probability", "Probability (%)"),
        HUBSPOT: ("Deal probability",),
        PIPEDRIVE: ("Deal - Probability",),
        PLAIN: ("Wahrscheinlichkeit", "Probabilidad", "Probabilité"),
    },
    "expected_close": {
        SALESFORCE: ("CloseDate", "Close Date"),
        DYNAMICS: ("Est. Close Date",),
        PIPEDRIVE: ("Deal - Expected close date",),
        ZOHO: ("Closing Date",),
        PLAIN: ("Expected close", "Close", "Abschlussdatum", "Fecha de cierre", "Date de clôture"),
    },
    "won_on": {PIPEDRIVE: ("Deal - Won time",)},
    "lost_on": {PIPEDRIVE: ("Deal - Lost time",)},
    "owner": {
        SALESFORCE: ("Opportunity Owner", "Owner.Name", "OwnerId"),
        HUBSPOT: ("Deal owner",),
        PIPEDRIVE: ("Deal - Owner",),
    },
    "reason_lost": {
        SALESFORCE: ("Loss Reason",),
        HUBSPOT: ("Closed Lost Reason",),
        PIPEDRIVE: ("Deal - Lost reason",),
    },
    "source": {SALESFORCE: ("LeadSource", "Lead Source")},
    "note": {PLAIN: ("Notes", "Description", "Notizen", "Bemerkung")},
}  # fmt: skip

NEVER: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    # Outlook's Title is the salutation; the job stands in Job Title.
    OUTLOOK: {"person.title": ("Title",)},
}
"""Program -> field -> headers that mean something else there."""
