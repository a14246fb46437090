using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Sparql;

/// <summary>Puts what the parser says of a query (in English, as the engine does) into the languages of the pages. A message that it does not know stays English.</summary>
internal static class SyntaxMessages
{
    private static readonly EngineMessages s_expected = new([new("Erwartet: {0}. Gefunden: {1}.", "Expected {0} but found {1}.")]);

    /// <summary>What can be expected or found; signs and keywords alone speak every language.</summary>
    private static readonly EngineMessages s_things = new(
    [
        new("Ende des Textes", "the end of the text"),
        new("&&, || oder das Ende des Vergleichs; Vergleiche von Vergleichen stehen in Klammern", "&&, || or the end of the comparison; put comparisons of comparisons in brackets"),
        new("( nach {0}", "( after {0}"),
        new("( nach der IRI der Funktion", "( after the function's IRI"),
        new("( vor einem Ausdruck", "( before an expression"),
        new("( vor den Argumenten", "( before the arguments"),
        new("( oder ein Funktionsaufruf", "( or a function call"),
        new("( oder } in VALUES", "( or } in VALUES"),
        new(") nach BIND", ") after BIND"),
        new(") nach dem Ausdruck", ") after the expression"),
        new(") nach der Variablen von BOUND", ") after the variable of BOUND"),
        new(") nach der Variablen", ") after the variable"),
        new(") am Ende der Gruppe des Eigenschaftspfads", ") at the end of the property path's group"),
        new(") am Ende von {0}", ") at the end of {0}"),
        new(") in GROUP BY", ") in GROUP BY"),
        new("*, eine Variable oder (Ausdruck AS ?variable) nach SELECT", "*, a variable or (expression AS ?variable) after SELECT"),
        new("*, eine Variable oder eine IRI nach DESCRIBE", "*, a variable or an IRI after DESCRIBE"),
        new("Komma oder ) nach einem Argument", ", or ) after an argument"),
        new("; oder das Ende der Anfrage", "; or the end of the request"),
        new("= nach SEPARATOR", "= after SEPARATOR"),
        new("DELETE oder INSERT nach WITH", "DELETE or INSERT after WITH"),
        new("GRAPH, DEFAULT, NAMED oder ALL", "GRAPH, DEFAULT, NAMED or ALL"),
        new("INSERT, DELETE, WITH, LOAD, CLEAR, DROP, CREATE, ADD, MOVE oder COPY", "INSERT, DELETE, WITH, LOAD, CLEAR, DROP, CREATE, ADD, MOVE or COPY"),
        new("SELECT, CONSTRUCT, DESCRIBE, ASK, PREFIX oder BASE", "SELECT, CONSTRUCT, DESCRIBE, ASK, PREFIX or BASE"),
        new("WHERE oder {", "WHERE or {"),
        new("ein Literal", "a literal"),
        new("eine Zahl gleich nach dem Vorzeichen", "a number right after the sign"),
        new("ein Prädikat: eine IRI, a, eine Variable oder ein Eigenschaftspfad", "a predicate: an IRI, a, a variable or a property path"),
        new("ein Präfix mit seinem Doppelpunkt, etwa ex:", "a prefix with its colon, such as ex:"),
        new("eine Zeichenkette", "a string"),
        new("ein Tripel oder } (CONSTRUCT WHERE nimmt nur Tripel)", "a triple or } (CONSTRUCT WHERE takes triples only)"),
        new("ein Tripel oder } am Ende des Graphen", "a triple or } at the end of the graph"),
        new("ein Tripel oder } in der Vorlage von CONSTRUCT", "a triple or } in the CONSTRUCT template"),
        new("ein Tripel, FILTER, OPTIONAL, UNION, MINUS, GRAPH, SERVICE, BIND, VALUES, eine Gruppe oder }", "a triple, FILTER, OPTIONAL, UNION, MINUS, GRAPH, SERVICE, BIND, VALUES, a group or }"),
        new("ein Tripel, GRAPH oder }", "a triple, GRAPH or }"),
        new("eine Variable oder ( nach VALUES", "a variable or ( after VALUES"),
        new("eine Variable oder eine IRI, die den Graphen nennt", "a variable or an IRI that names the graph"),
        new("eine Variable oder eine IRI eines SPARQL-Dienstes", "a variable or an IRI of a SPARQL service"),
        new("eine Variable oder eine IRI", "a variable or an IRI"),
        new("eine Variable", "a variable"),
        new("die IRI eines Graphen oder eine Variable", "the IRI of a graph or a variable"),
        new("die IRI eines Graphen", "the IRI of a graph"),
        new("DEFAULT oder die IRI eines Graphen", "DEFAULT or the IRI of a graph"),
        new("die IRI des Dokuments", "the IRI of the document"),
        new("die IRI des Datentyps", "the datatype's IRI"),
        new("eine IRI, a, ! oder ( eines Eigenschaftspfads", "an IRI, a, ! or ( of a property path"),
        new("eine IRI oder a in einer verneinten Eigenschaftsmenge", "an IRI or a of a negated property set"),
        new("ein Prädikat: eine IRI, a oder eine Variable", "a predicate: an IRI, a or a variable"),
        new("eine ganze Zahl mit höchstens 18 Ziffern", "a whole number of at most 18 digits"),
        new("eine IRI, ein Literal oder UNDEF", "an IRI, a literal or UNDEF"),
        new("eine IRI", "an IRI"),
        new("ein RDF-Term oder eine Variable", "an RDF term or a variable"),
        new("ein Ausdruck oder der Name einer Funktion", "an expression or the name of a function"),
        new("ein Ausdruck", "an expression"),
        new("die IRI des Präfixes in <>", "the IRI of the prefix in <>"),
        new("die Basis-IRI in <>", "the base IRI in <>"),
        new("das Ende der Abfrage", "the end of the query"),
        new("{ nach dem Namen des Graphen", "{ after the graph's name"),
        new("{ vor den Werten", "{ before the values"),
        new("| oder ) in der verneinten Eigenschaftsmenge", "| or ) in the negated property set"),
        new("} oder ein weiterer Teil der Gruppe", "} or another part of the group"),
    ]);

    private static readonly EngineMessages s_messages = new([.. new Phrase[]
    {
        new("Erwartet: der Name eines leeren Knotens nach _:", "Expected a blank node label after _:"),
        new("Erwartet: ein Sprachkürzel aus Buchstaben, etwa @en oder @de-AT", "Expected a language tag of letters, such as @en or @de-AT"),
        new("Erwartet: eines von {0} in einer Zeichenkette", "Expected one of {0} in a string"),
        new("Eine Zeichenkette in einfachen Anführungszeichen endet auf ihrer Zeile; für mehrere Zeilen stehen drei Anführungszeichen", "A string in single quotation marks ends on its line; use three marks for several lines"),
        new("Dieser Zeichenkette fehlt das schließende Anführungszeichen", "This string has no closing quotation mark"),
        new("Erwartet: zwei hexadezimale Ziffern nach % in einem Namen mit Präfix", "Expected two hexadecimal digits after % in a prefixed name"),
        new("Dieses Zeichen kann in einem Namen mit Präfix nicht mit \\ geschrieben werden", "This character cannot be escaped in a prefixed name"),
        new("Das Zeichen {0} hat hier keine Bedeutung", "The character {0} has no meaning here"),
        new("DISTINCT steht nur in Aggregaten; weitere Aggregate als die des Standards gibt es nicht", "DISTINCT can stand in aggregates only; extension aggregates are not supported yet"),
        new("{0} nimmt {1} Argumente, nicht {2}", "{0} takes {1} arguments, not {2}"),
        new("Das Aggregat {0} steht nur in SELECT, HAVING und ORDER BY", "The aggregate {0} can stand in SELECT, HAVING and ORDER BY only"),
        new("Ein Aggregat steht nicht in einem Aggregat; nehmen Sie eine Unterabfrage", "An aggregate cannot stand in an aggregate; use a subquery"),
        new("BIND kann {0} nicht binden: Die Gruppe davor benutzt diese Variable schon", "BIND cannot bind {0}, which the group before it uses already"),
        new("VALUES nennt {0} zweimal", "VALUES names {0} twice"),
        new("Diese Zeile von VALUES hat {0} Werte für {1} Variablen", "This row of VALUES has {0} values for {1} variables"),
        new("Die IRI <{0}> ist relativ, und es gibt keine Basis: Schreiben Sie sie ganz, oder beginnen Sie mit BASE <...>", "The IRI <{0}> is relative and there is no base: write it in full, or begin with BASE <...>"),
        new("Die Basis <{0}> ist keine absolute IRI", "The base <{0}> is not an absolute IRI"),
        new("Das Präfix {0} ist nicht erklärt: Beginnen Sie mit PREFIX {1} <...>", "The prefix {0} is not declared: begin with PREFIX {1} <...>"),
        new("SELECT bindet ?{0}, das es davor schon nennt", "SELECT binds ?{0} that it names before"),
        new("GROUP BY kann {0} nicht binden: Das Muster benutzt diese Variable schon", "GROUP BY cannot bind {0}, which the pattern uses already"),
        new("GROUP BY bindet ?{0} zweimal", "GROUP BY binds ?{0} twice"),
        new("SELECT kann ?{0} nicht binden: Das Muster benutzt diese Variable schon", "SELECT cannot bind ?{0}, which the pattern uses already"),
        new("SELECT * geht nicht mit GROUP BY oder Aggregaten: Nennen Sie die Variablen", "SELECT * cannot stand with GROUP BY or aggregates: name the variables"),
        new("?{0} ist kein Schlüssel von GROUP BY; SELECT kann es deshalb nur in einem Aggregat benutzen", "?{0} is no key of GROUP BY, so SELECT can use it inside an aggregate only"),
        new("Der Name _:{0} eines leeren Knotens steht in zwei Graphmustern oder zwei INSERT DATA; nehmen Sie eine Variable oder einen anderen Namen", "The blank node label _:{0} stands in two basic graph patterns or two INSERT DATA; use a variable, or another label"),
        new("Ein leerer Knoten kann hier nicht stehen ({0}), und Klammern machen einen", "A blank node cannot stand in {0}, and brackets make one"),
        new("Ein leerer Knoten kann hier nicht stehen ({0})", "A blank node cannot stand in {0}"),
        new("Eine Variable kann hier nicht stehen ({0})", "A variable cannot stand in {0}"),
        new("Der Text ist mehr als {0} Ebenen tief verschachtelt", "The text is nested more than {0} deep"),
        new("Der Text hat {0} Bytes; höchstens {1} werden gelesen. Teilen Sie ihn", "The text has {0} bytes; at most {1} are read. Split it"),
        new("Die Terme der Daten haben mit ausgeschriebenen Präfixen mehr als {0} Bytes. Teilen Sie die Anfrage", "The terms of the data take more than {0} bytes once their prefixes are expanded. Split the request"),
        new("Der Text enthält ein halbes Ersatzzeichenpaar, das kein Zeichen ist", "The text holds half of a surrogate pair, which is no character"),
        new("Eine Angabe mit \\u braucht {0} hexadezimale Ziffern eines Unicode-Zeichens", "A codepoint escape needs {0} hexadecimal digits of a Unicode scalar value"),
    }.Select(m => new Phrase(m.German + ".", m.English + "."))]);

    /// <summary>A message in every language.</summary>
    public static Phrase Of(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new Phrase(s_expected.German(message, what => s_things.German(what) ?? what) ?? s_messages.German(message) ?? message, message);
    }
}
