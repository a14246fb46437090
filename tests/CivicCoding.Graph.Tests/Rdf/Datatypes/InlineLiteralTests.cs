using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Datatypes;
using CsCheck;

namespace CivicCoding.Graph.Tests.Rdf.Datatypes;

public sealed class InlineLiteralTests
{
    [Theory]
    [InlineData("integer", "0", 0x6800000000000000UL)]
    [InlineData("integer", "-1", 0x67FFFFFFFFFFFFFFUL)]
    [InlineData("integer", "576460752303423487", 0x6FFFFFFFFFFFFFFFUL)]
    [InlineData("integer", "-576460752303423488", 0x6000000000000000UL)]
    [InlineData("decimal", "0.0", 0x7800000000000000UL)]
    [InlineData("decimal", "1.5", 0x7800000000E4E1C0UL)]
    [InlineData("decimal", "-0.0000001", 0x77FFFFFFFFFFFFFFUL)]
    [InlineData("boolean", "false", 0x8000000000000000UL)]
    [InlineData("boolean", "true", 0x8000000000000001UL)]
    [InlineData("date", "1970-01-01", 0x9800000000000000UL)]
    [InlineData("date", "1970-01-01Z", 0x9800000000000349UL)]
    [InlineData("dateTime", "1970-01-01T00:00:00", 0xA800000000000000UL)]
    [InlineData("dateTime", "1970-01-01T00:00:00.000001Z", 0xA8000000000000B9UL)]
    [InlineData("double", "0.0E0", 0xB800000000000000UL)]
    [InlineData("double", "1.0E0", 0xBBF0000000000000UL)]
    [InlineData("double", "-1.0E0", 0xB40FFFFFFFFFFFFFUL)]
    [InlineData("double", "NaN", 0xBFFFFFFFFFFFFFFFUL)]
    public void Persisted_numbers_are_frozen(string type, string lexical, ulong bits)
    {
        Assert.True(TryEncode(type, lexical, out TermId id));
        Assert.Equal(bits, id.Bits);
        Assert.Equal(lexical, Decode(id));
    }

    [Theory]
    [InlineData("integer", "-576460752303423488")]
    [InlineData("integer", "42")]
    [InlineData("decimal", "57646075230.3423487")]
    [InlineData("decimal", "-12.05")]
    [InlineData("date", "-9999-01-01-14:00")]
    [InlineData("date", "0000-02-29")]
    [InlineData("date", "2024-02-29+05:45")]
    [InlineData("dateTime", "2024-02-29T23:59:59.999999-03:30")]
    [InlineData("dateTime", "1828-01-01T00:00:00Z")]
    [InlineData("double", "1.0E-1")]
    [InlineData("double", "-3.141592653589793E0")]
    [InlineData("double", "-INF")]
    [InlineData("double", "INF")]
    [InlineData("double", "-0.0E0")]
    public void A_canonical_form_comes_back_as_it_was(string type, string lexical)
    {
        Assert.True(TryEncode(type, lexical, out TermId id));
        Assert.Equal(lexical, Decode(id));
    }

    [Theory]
    [InlineData("integer", "007")]
    [InlineData("integer", "+7")]
    [InlineData("integer", "-0")]
    [InlineData("integer", "")]
    [InlineData("integer", "-")]
    [InlineData("integer", " 7")]
    [InlineData("integer", "576460752303423488")]
    [InlineData("integer", "1000000000000000000000")]
    [InlineData("int", "7")]
    [InlineData("decimal", "1")]
    [InlineData("decimal", "1.")]
    [InlineData("decimal", ".5")]
    [InlineData("decimal", "1.50")]
    [InlineData("decimal", "-0.0")]
    [InlineData("decimal", "01.5")]
    [InlineData("decimal", "0.00000001")]
    [InlineData("decimal", "57646075230.3423488")]
    [InlineData("decimal", "99999999999.9")]
    [InlineData("boolean", "1")]
    [InlineData("boolean", "TRUE")]
    [InlineData("date", "2023-02-29")]
    [InlineData("date", "2023-01-01+00:00")]
    [InlineData("date", "2023-01-01-00:00")]
    [InlineData("date", "2023-01-01+14:01")]
    [InlineData("date", "12023-01-01")]
    [InlineData("date", "-0000-01-01")]
    [InlineData("date", "2023-1-01")]
    [InlineData("date", "2023-00-01")]
    [InlineData("dateTime", "2023-01-01")]
    [InlineData("dateTime", "2023-01-01T24:00:00")]
    [InlineData("dateTime", "2023-01-01T10:00:00.0")]
    [InlineData("dateTime", "2023-01-01T10:00:00.")]
    [InlineData("dateTime", "2023-01-01T10:00:00.1234567")]
    [InlineData("dateTime", "2023-01-01T10:00:00.123456789012")]
    [InlineData("dateTime", "2023-01-01T10:00:00+01:07")]
    [InlineData("dateTime", "1492-10-12T00:00:00Z")]
    [InlineData("dateTime", "2023-01-01T10:00:60Z")]
    [InlineData("double", "1")]
    [InlineData("double", "1.0e0")]
    [InlineData("double", "1.0E+1")]
    [InlineData("double", "10.0E0")]
    [InlineData("double", "1.0E300")]
    [InlineData("double", "+INF")]
    [InlineData("double", "Infinity")]
    [InlineData("float", "1.0E0")]
    [InlineData("string", "true")]
    public void Any_other_form_goes_to_the_dictionary(string type, string lexical) => Assert.False(TryEncode(type, lexical, out _));

    [Fact]
    public void Every_id_that_encodes_a_random_integer_decodes_to_it_in_order() =>
        Gen.Select(Gen.Long[-(1L << 59), (1L << 59) - 1], Gen.Long[-(1L << 59), (1L << 59) - 1]).Sample((a, b) => RoundTripsInOrder("integer", a.ToString(), b.ToString(), a.CompareTo(b)));

    [Fact]
    public void Every_double_in_range_decodes_to_itself_in_order() =>
        Gen.Select(Gen.Double[-1e18, 1e18], Gen.Double[-10, 10]).Where((a, b) => Math.Abs(a) > 1e-15 && Math.Abs(b) > 1e-15).Sample((a, b) => RoundTripsInOrder("double", Canonical(a), Canonical(b), a.CompareTo(b)));

    [Fact]
    public void Every_decimal_in_range_decodes_to_itself_in_order() =>
        Gen.Select(Gen.Long[-(1L << 58), 1L << 58], Gen.Long[-100_000_000, 100_000_000]).Sample((a, b) => RoundTripsInOrder("decimal", DecimalText(a), DecimalText(b), a.CompareTo(b)));

    [Fact]
    public void Every_dateTime_in_range_decodes_to_itself_in_order() =>
        Gen.Select(Gen.Long[-3_000_000_000_000_000, 3_000_000_000_000_000], Gen.Long[-3_000_000_000_000_000, 3_000_000_000_000_000], Gen.Int[-56, 56])
            .Sample((a, b, zone) => RoundTripsInOrder("dateTime", DateTimeText(a, zone), DateTimeText(b, 0), a.CompareTo(b)));

    [Fact]
    public void Every_date_in_range_decodes_to_itself_in_order() =>
        Gen.Select(Gen.Int[0, 3_652_058], Gen.Int[0, 3_652_058]).Sample((a, b) =>
            RoundTripsInOrder("date", DateOnly.FromDayNumber(a).ToString("yyyy-MM-dd"), DateOnly.FromDayNumber(b).ToString("yyyy-MM-dd"), a.CompareTo(b)));

    private static void RoundTripsInOrder(string type, string a, string b, int order)
    {
        Assert.True(TryEncode(type, a, out TermId first), a);
        Assert.True(TryEncode(type, b, out TermId second), b);
        Assert.Equal(a, Decode(first));
        Assert.Equal(b, Decode(second));
        if (order != 0)
        {
            Assert.Equal(Math.Sign(order), Math.Sign(first.CompareTo(second)));
        }
    }

    private static bool TryEncode(string type, string lexical, out TermId id) =>
        InlineLiteral.TryEncode(new TermSpan(TermKind.Literal, Encoding.UTF8.GetBytes(lexical), Encoding.UTF8.GetBytes(WellKnown.XsdNamespace + type)), out id);

    private static string Decode(TermId id)
    {
        TermSpan span = InlineLiteral.Decode(id, new TermScratch());
        return Encoding.UTF8.GetString(span.Value);
    }

    private static string Canonical(double value)
    {
        Span<byte> buffer = stackalloc byte[64];
        return Encoding.UTF8.GetString(buffer[..DoubleText.Format(value, buffer)]);
    }

    private static string DecimalText(long units)
    {
        string text = (units / 10_000_000m).ToString("0.0######", System.Globalization.CultureInfo.InvariantCulture);
        return text;
    }

    private static string DateTimeText(long microseconds, int quarters)
    {
        DateTimeOffset instant = DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10).ToOffset(TimeSpan.FromMinutes(quarters * 15));
        string text = instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", System.Globalization.CultureInfo.InvariantCulture);
        return text + (quarters == 0 ? "Z" : instant.ToString("zzz", System.Globalization.CultureInfo.InvariantCulture));
    }
}
