using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax;

/// <summary>Small documents that use every production of their syntax.</summary>
internal static class SeedDocuments
{
    public static readonly (RdfFormat Format, string Text)[] All =
    [
        (RdfFormat.NTriples, """
            # a comment
            <http://e/s> <http://e/p> <http://e/o> . # after
            _:b.1 <http://e/p> "text \"quoted\" \u00e9 \U0001F600 \t"@de-AT .

            <http://e/\u00e9> <http://e/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
            	<http://e/s><http://e/p>_:ü.
            """),
        (RdfFormat.NQuads, """
            <http://e/s> <http://e/p> <http://e/o> <http://e/g> .
            _:a <http://e/p> "x\\y"^^<http://www.w3.org/2001/XMLSchema#string> _:g .
            _:a <http://e/p> ""@x-y .
            """),
        (RdfFormat.Turtle, """"
            @prefix e: <http://e/> . @base <http://e/base/> .
            PREFIX : <#>
            BASE <b/c>
            e:s a e:T ; e:p e:o , <rel/../x> , "short" , 'single \n\u00e9' , """long "quoted" ""text
            of lines""" , '''it's ''long\\''' ;; .
            :é e:p\~x 1 , -1.5 , +2e10 , .5 , 4.E1 , true , false , 5.
            _:b.c e:p%20q "x"@de-AT , "x"^^e:dt, [ e:q [ ] ; e:r ( 1 ( 2 [] ) <> ) ] .
            [ e:q e:r ] . [] e:p () . (1 2) e:p e:a.b:c .
            <http://e/\u00e9> e:p e: . # comment
            e:last e:p "end" .
            """"),
        (RdfFormat.TriG, """
            @prefix e: <http://e/> .
            { e:s e:p e:o . e:s e:q 1 }
            e:g { e:s e:p [ e:q "x" ] . } GRAPH _:g { e:s e:p (1 2) }
            graph <http://e/h> { } [] { e:s e:p e:o }
            e:s e:p e:o . [ e:p e:o ] . _:x e:p e:y .
            """),
        (RdfFormat.RdfXml, """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE rdf:RDF [ <!ENTITY e "http://e/"> ]>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/" xml:base="http://e/doc">
              <!-- comment -->
              <rdf:Description rdf:about="&e;s" e:attr="v &amp; w" xml:lang="de"><e:p>text <![CDATA[<raw>]]></e:p></rdf:Description>
              <e:T rdf:ID="id"><e:p rdf:resource="x"/><e:p rdf:nodeID="n" rdf:ID="r"/><rdf:li>1</rdf:li></e:T>
              <rdf:Description rdf:nodeID="n"><e:p rdf:datatype="&e;dt">1</e:p><e:q rdf:parseType="Resource"><e:r>é</e:r></e:q>
                <e:list rdf:parseType="Collection"><e:T/><rdf:Description rdf:about="#x"/></e:list>
                <e:xml rdf:parseType="Literal"><a xmlns="http://a/" b="c&lt;">x<!-- c --><d/></a></e:xml>
                <e:n e:attr="v"/><e:in><rdf:Description rdf:type="http://e/U"/></e:in></rdf:Description>
            </rdf:RDF>
            """),
        (RdfFormat.JsonLd, """
            { "@context": [ { "@version": 1.1, "@vocab": "http://e/", "e": "http://e/", "name": { "@id": "e:name", "@language": "de", "@protected": true },
                "list": { "@id": "e:list", "@container": "@list" }, "byLang": { "@id": "e:bl", "@container": "@language" },
                "byId": { "@id": "e:bi", "@container": [ "@graph", "@id" ] }, "byIndex": { "@id": "e:bx", "@container": "@index", "@index": "e:key" },
                "ref": { "@type": "@id" }, "rev": { "@reverse": "e:up" }, "raw": { "@type": "@json" }, "nested": "@nest",
                "T": { "@id": "e:T", "@context": { "inT": "e:in-t", "@propagate": false } } }, { "@base": "http://e/base/" } ],
              "@id": "a", "@type": [ "T", "_:t" ], "name": "x", "inT": 1, "list": [ 1, 1.5, true, [ "l" ], null ], "byLang": { "de": [ "a", "b" ], "@none": "c" },
              "byId": { "g": { "ref": "../x" } }, "byIndex": { "i": { "@id": "_:n" } }, "rev": { "@id": "up" }, "raw": { "b": [ null, 1e30 ], "a": "\u20ac" },
              "nested": { "p": { "@value": "v", "@type": "e:dt" } }, "@included": [ { "@id": "inc", "q": { "@set": [ 2 ] } } ],
              "@graph": [ { "@id": "in", "p": { "@value": "r", "@language": "ar", "@direction": "rtl" } }, { "@reverse": { "r": { "@id": "s" } } } ] }
            """),
        (RdfFormat.JsonLd, """
            { "@context": { "@base": "http://e/base/", "@language": "de", "e": "http://e/", "id": "@id", "T": "e:T", "ref": { "@id": "e:ref", "@type": "@id" }, "day": { "@id": "e:day", "@type": "http://www.w3.org/2001/XMLSchema#date" } },
              "@graph": [
                { "id": "e:s", "@type": [ "T", "e:U" ], "e:p": [ "x", "y\u00e9", 1, true, -2.5, null, { "@value": "z", "@language": "en" }, { "@value": "1", "@type": "e:dt" } ], "ref": [ "a", "_:b", { "e:in": { "id": "_:b" } } ], "day": "2026-01-01", "unknown": 1 },
                { "id": "e:g", "@graph": [ { "id": "_:c d", "e:l": { "@list": [ 1, [] ] } } ] }, [ { "e:q": {} } ], "dropped" ] }
            """),
    ];
}
