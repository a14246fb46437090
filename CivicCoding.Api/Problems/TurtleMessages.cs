using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Problems;

/// <summary>What the readers of Turtle, TriG, N-Triples and N-Quads say of a document, and what all readers say.</summary>
internal static class TurtleMessages
{
    public static IReadOnlyList<Phrase> All { get; } =
    [
        new("Erwartet: ein Subjekt, also eine IRI in < > oder ein leerer Knoten.", "Expected a subject: an IRI in < > or a blank node."),
        new("Erwartet: ein Subjekt, also eine IRI, ein Name mit Präfix, ein leerer Knoten, „[“ oder „(“.", "Expected a subject: an IRI, a prefixed name, a blank node, '[' or '('."),
        new("Erwartet: ein Prädikat, also eine IRI in < >.", "Expected a predicate: an IRI in < >."),
        new("Erwartet: ein Prädikat, also eine IRI, ein Name mit Präfix oder „a“.", "Expected a predicate: an IRI, a prefixed name or 'a'."),
        new("Erwartet: ein Objekt, also eine IRI in < >, ein leerer Knoten oder ein Literal in doppelten Anführungszeichen.", "Expected an object: an IRI in < >, a blank node or a literal in double quotes."),
        new("Erwartet: ein Objekt, also eine IRI, ein Name mit Präfix, ein Literal, ein leerer Knoten, „[“ oder „(“.", "Expected an object: an IRI, a prefixed name, a literal, a blank node, '[' or '('."),
        new("Erwartet: „.“ am Ende der Aussage.", "Expected '.' at the end of the statement."),
        new("Erwartet: „.“ oder „}“ nach der Aussage.", "Expected '.' or '}' after the statement."),
        new("Erwartet: „.“ am Ende der Angabe.", "Expected '.' at the end of the directive."),
        new("Erwartet: das Ende der Zeile nach „.“.", "Expected the end of the line after '.'."),
        new("Erwartet: „{“ nach dem Namen des Graphen.", "Expected '{' after the name of the graph."),
        new("Erwartet: @prefix oder @base.", "Expected @prefix or @base."),
        new("Erwartet: „]“. Der Name eines Graphen ist eine IRI oder ein leerer Knoten ohne Eigenschaften.", "Expected ']': the name of a graph is an IRI or a blank node without properties."),
        new("Erwartet: der Name eines Graphen, also eine IRI, ein Name mit Präfix oder ein leerer Knoten.", "Expected the name of a graph: an IRI, a prefixed name or a blank node."),
        new("Erwartet: ein Präfix wie dct: nach der Angabe.", "Expected a prefix such as dct: after the directive."),
        new("Erwartet: die IRI des Präfixes in < >.", "Expected the IRI of the prefix in < >."),
        new("Erwartet: die Basis-IRI in < >.", "Expected the base IRI in < >."),
        new("Erwartet: „;“ oder „]“ in den Eigenschaften des leeren Knotens.", "Expected ';' or ']' in the blank node's properties."),
        new("Erwartet: eine Zahl.", "Expected a number."),
        new("Erwartet: „^^“ und ein Datentyp.", "Expected '^^' and a datatype."),
        new("Erwartet: ^^ und die IRI eines Datentyps in < >.", "Expected ^^ and a datatype IRI in < >."),
        new("Erwartet: der Datentyp, also eine IRI oder ein Name mit Präfix.", "Expected the datatype: an IRI or a prefixed name."),
        new("Erwartet: der Name eines leeren Knotens wie _:b1.", "Expected a blank node label such as _:b1."),
        new("Erwartet: zwei hexadezimale Ziffern nach „%“ im Namen.", "Expected two hexadecimal digits after '%' in the name."),
        new("Dem Graphen fehlt die schließende „}“.", "The graph is not closed by '}'."),
        new("Der Liste fehlt die schließende „)“.", "The collection is not closed by ')'."),
        new("Klammern und Listen sind tiefer verschachtelt als die Grenze von {0} Ebenen.", "Brackets and collections are nested deeper than the limit of {0}."),
        new("Der IRI fehlt das schließende „>“.", "The IRI is not closed by '>'."),
        new("Der IRI fehlt das schließende „>“ auf ihrer Zeile.", "The IRI is not closed by '>' on its line."),
        new("In einer IRI stehen Sonderzeichen nur als \\uXXXX oder \\UXXXXXXXX eines Zeichens.", "The escape in the IRI is not \\uXXXX or \\UXXXXXXXX of a character."),
        new("Eine IRI enthält keine Leerzeichen, keine Steuerzeichen und keines der Zeichen < > \" { } | ^ ` \\.", "An IRI must not hold blanks, control characters or any of < > \" { } | ^ ` \\."),
        new("Die IRI ist relativ; hier muss sie mit einem Schema wie https: beginnen.", "The IRI is relative; here it must start with a scheme such as https:."),
        new("Die IRI ist relativ, und es gibt keine Basis: Geben Sie @base an oder die Adresse des Dokuments als Basis.", "The IRI is relative and there is no base: declare @base, or give the document's address as the base."),
        new("Die Basis „{0}“ ist keine absolute IRI.", "The base '{0}' is not an absolute IRI."),
        new("Dem Literal fehlt das schließende Anführungszeichen auf seiner Zeile.", "The literal is not closed by '\"' on its line."),
        new("Erlaubt sind nur \\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX \\UXXXXXXXX.", "The escape is none of \\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX \\UXXXXXXXX."),
        new("Das Sprachkürzel ist nicht wohlgeformt: Teile aus einem bis acht Buchstaben oder Ziffern, etwa @de oder @en-GB.", "The language tag is not well-formed: subtags of one to eight letters or digits, such as @de or @en-GB."),
        new("In einer kurzen Zeichenkette steht kein Zeilenende: Nehmen Sie drei Anführungszeichen oder \\n.", "A line end must not stand in a short string: use three quotes, or \\n."),
        new("Die Zeichenkette, die hier beginnt, ist bis zum Ende des Dokuments nicht geschlossen.", "The string that starts here is not closed before the document ends."),
        new("Dem Sonderzeichen im Namen fehlt etwas.", "The escape in the name is cut."),
        new("Mit \\ stehen in einem Namen nur die Zeichen der Grammatik (_ ~ . - ! $ & ' ( ) * + , ; = / ? # @ %).", "The escape in the name is none of those of the grammar (_ ~ . - ! $ & ' ( ) * + , ; = / ? # @ %)."),
        new("Das Präfix „{0}:“ ist nicht erklärt.", "The prefix '{0}:' is not declared."),
        new("Ein Term ist länger als die Grenze von {0} Bytes.", "A term is longer than the limit of {0} bytes."),
        new("Die Terme einer Aussage sind zusammen zu lang.", "The terms of one statement are longer than an array can be."),
        new("Die Bytes sind kein gültiges UTF-8. Wandeln Sie das Dokument in UTF-8 um.", "The bytes are not valid UTF-8. Convert the document to UTF-8."),
        new("Lesen: {0} wird noch nicht unterstützt.", "Reading {0} is not supported yet."),
    ];
}
