using System.Buffers;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>GROUP_CONCAT (SPARQL 1.1 Query, section 18.5.1.7): the lexical forms of the values with a separator between; an error or a blank node makes an error.</summary>
internal sealed class GroupConcatAggregator(string separator, MemoryAccount? memory) : IAggregator, IDisposable
{
    private readonly byte[] _separator = Encoding.UTF8.GetBytes(separator);
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly TermScratch _scratch = new();
    private long _booked;
    private bool _any;
    private bool _failed;

    public Value Result => _failed ? Value.Error : Value.FromString(_text.WrittenMemory);

    public void Add(in Value value)
    {
        if (_failed || value.IsError || value.Kind == ValueKind.BlankNode)
        {
            _failed = true;
            return;
        }

        ReadOnlySpan<byte> text = value.Lexical(_scratch);
        long needed = (long)_text.WrittenCount + _separator.Length + text.Length;
        if (needed > Array.MaxLength / 2)
        {
            throw new QueryBudgetExceededException("GROUP_CONCAT makes a string beyond 1 GB. Group by more, or ask for less per query.", QueryBudgetKind.Memory);
        }

        Book(needed);
        if (_any)
        {
            _text.Write(_separator);
        }

        _any = true;
        _text.Write(text);
    }

    public void Dispose()
    {
        memory?.Release(_booked);
        _booked = 0;
    }

    /// <summary>Books twice the length, since the buffer grows by doubling.</summary>
    private void Book(long needed)
    {
        long wanted = Math.Max(256, needed * 2);
        if (memory is not null && wanted > _booked)
        {
            wanted += wanted / 4;
            memory.Reserve(wanted - _booked);
            _booked = wanted;
        }
    }
}
