"""What the sheet that explains a workbook says, in each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matchmaker.profiles.spreadsheets.layout import Kind, Language


class ReadmeTexts(NamedTuple):
    """The texts of one language.

    Attributes
    ----------
    title
        Name of the sheet.
    rules
        How the workbook is filled in.
    columns, values
        Headings of the table of columns, and of that of allowed values.
    required, several
        Marks of a column that a new government needs, and of one that takes a list.
    """

    title: str
    rules: Sequence[str]
    columns: Sequence[str]
    values: Sequence[str]
    required: str
    several: str
    kinds: Mapping[Kind, str]


README: Mapping[Language, ReadmeTexts] = {
    "en": ReadmeTexts(
        "Read me",
        (
            "One row for each government, challenge, expertise, piece of evidence and source.",
            (
                "A cell that takes several values separates them by semicolons: pt; en. "
                "A semicolon inside a value is written \\;"
            ),
            "An empty cell changes nothing in a profile that is there. Columns may be left out.",
            "Formulas are not calculated: paste values. Dates are dates, or text: 2026-03-01.",
            "Institutions only: no names of persons, no e-mail addresses, no telephone numbers.",
            (
                "Check the file with: match import FILE. Write the profiles with: "
                "match import FILE --write."
            ),
        ),
        ("Sheet", "Column", "Meaning", "Content", "Needed"),
        ("Column", "Value", "Meaning"),
        "yes",
        "several",
        {
            "text": "text",
            "whole number": "whole number",
            "decimal number": "number",
            "yes or no": "yes or no",
            "date": "date",
        },
    ),
    "fr": ReadmeTexts(
        "Lisez-moi",
        (
            "Une ligne par collectivité, défi, expertise, preuve et source.",
            (
                "Une cellule qui accepte plusieurs valeurs les sépare par des points-virgules : "
                "pt; en. Un point-virgule dans une valeur s'écrit \\;"
            ),
            "Une cellule vide ne change rien à un profil existant. Des colonnes peuvent manquer.",
            (
                "Les formules ne sont pas calculées : collez des valeurs. Les dates sont des "
                "dates, ou du texte : 2026-03-01."
            ),
            (
                "Des institutions seulement : ni noms de personnes, ni adresses électroniques, ni "
                "numéros de téléphone."
            ),
            (
                "Vérifiez le fichier avec : match import FICHIER. Écrivez les profils avec : "
                "match import FICHIER --write."
            ),
        ),
        ("Feuille", "Colonne", "Signification", "Contenu", "Nécessaire"),
        ("Colonne", "Valeur", "Signification"),
        "oui",
        "plusieurs",
        {
            "text": "texte",
            "whole number": "nombre entier",
            "decimal number": "nombre",
            "yes or no": "oui ou non",
            "date": "date",
        },
    ),
    "es": ReadmeTexts(
        "Léame",
        (
            "Una fila por cada gobierno, desafío, experiencia, prueba y fuente.",
            (
                "Una celda que admite varios valores los separa con punto y coma: pt; en. "
                "Un punto y coma dentro de un valor se escribe \\;"
            ),
            "Una celda vacía no cambia nada en un perfil existente. Pueden faltar columnas.",
            (
                "Las fórmulas no se calculan: pegue valores. Las fechas son fechas, o texto: "
                "2026-03-01."
            ),
            "Solo instituciones: sin nombres de personas, correos electrónicos ni teléfonos.",
            (
                "Revise el archivo con: match import ARCHIVO. Escriba los perfiles con: "
                "match import ARCHIVO --write."
            ),
        ),
        ("Hoja", "Columna", "Significado", "Contenido", "Necesaria"),
        ("Columna", "Valor", "Significado"),
        "sí",
        "varios",
        {
            "text": "texto",
            "whole number": "número entero",
            "decimal number": "número",
            "yes or no": "sí o no",
            "date": "fecha",
        },
    ),
    "pt": ReadmeTexts(
        "Leia-me",
        (
            "Uma linha para cada governo, desafio, experiência, evidência e fonte.",
            (
                "Uma célula que aceita vários valores separa-os com ponto e vírgula: pt; en. "
                "Um ponto e vírgula dentro de um valor escreve-se \\;"
            ),
            "Uma célula vazia não muda nada num perfil existente. Podem faltar colunas.",
            (
                "As fórmulas não são calculadas: cole valores. As datas são datas, ou texto: "
                "2026-03-01."
            ),
            "Só instituições: sem nomes de pessoas, endereços de e-mail ou telefones.",
            (
                "Verifique o ficheiro com: match import FICHEIRO. Escreva os perfis com: "
                "match import FICHEIRO --write."
            ),
        ),
        ("Folha", "Coluna", "Significado", "Conteúdo", "Necessária"),
        ("Coluna", "Valor", "Significado"),
        "sim",
        "vários",
        {
            "text": "texto",
            "whole number": "número inteiro",
            "decimal number": "número",
            "yes or no": "sim ou não",
            "date": "data",
        },
    ),
}
