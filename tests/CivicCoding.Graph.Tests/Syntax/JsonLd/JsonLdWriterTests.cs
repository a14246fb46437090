using System.Text;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax.JsonLd;

/// <summary>What the JSON-LD writer gives for people and other programs.</summary>
public sealed class JsonLdWriterTests
{
    [Fact]
    public void Subjects_are_grouped_with_prefixes_lists_and_nested_nodes()
    {
        string text = Write("@prefix e: <http://e/> . @prefix odd: <http://e/odd-> . e:z e:p 1 . e:a e:q \"x\" , \"y\"@de ; e:b [ e:p odd:x ] ; a e:T , e:U ; e:l ( 1 e:z ) .", pretty: true);
        Assert.Equal(
            """
            {
              "@context": {
                "e": "http://e/",
                "odd": {
                  "@id": "http://e/odd-",
                  "@prefix": true
                }
              },
              "@graph": [
                {
                  "@id": "e:a",
                  "@type": [
                    "e:T",
                    "e:U"
                  ],
                  "e:b": {
                    "e:p": {
                      "@id": "odd:x"
                    }
                  },
                  "e:l": {
                    "@list": [
                      {
                        "@type": "http://www.w3.org/2001/XMLSchema#integer",
                        "@value": "1"
                      },
                      {
                        "@id": "e:z"
                      }
                    ]
                  },
                  "e:q": [
                    "x",
                    {
                      "@language": "de",
                      "@value": "y"
                    }
                  ]
                },
                {
                  "@id": "e:z",
                  "e:p": {
                    "@type": "http://www.w3.org/2001/XMLSchema#integer",
                    "@value": "1"
                  }
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void A_prefix_that_is_the_scheme_of_an_address_is_left_out() =>
        Assert.Equal("""{"@graph":[{"@id":"urn:x","http://e/p":{"@id":"http://e/o"}}]}""", Write("@prefix urn: <http://e/> . <urn:x> urn:p urn:o .", pretty: false));

    [Fact]
    public void The_end_of_a_script_cannot_stand_in_a_string() =>
        Assert.DoesNotContain("</script>", Write("<http://e/s> <http://e/p> \"</script>\" .", pretty: false), StringComparison.Ordinal);

    [Fact]
    public void Named_graphs_hold_their_subjects() =>
        Assert.Equal(
            """{"@graph":[{"@id":"http://e/g","@graph":[{"@id":"http://e/s","http://e/p":{"@id":"_:b"},"http://e/q":{"@id":"_:b"}}]}]}""",
            Write("<http://e/g> { <http://e/s> <http://e/p> _:b ; <http://e/q> _:b }", pretty: false));

    private static string Write(string trig, bool pretty)
    {
        using var output = new MemoryStream();
        using IRdfWriter writer = RdfFormat.JsonLd.OpenWriter(output, new RdfWriteOptions { Pretty = pretty });
        RdfFormat.TriG.Read(new MemoryStream(Encoding.UTF8.GetBytes(trig)), writer);
        writer.Complete();
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
