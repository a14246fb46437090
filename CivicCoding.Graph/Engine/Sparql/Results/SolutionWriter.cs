using System.Buffers;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Results;

/// <summary>
/// Writes the solutions of one query as a document, step by step, so that the caller can flush between steps. The end of the document is written only after the last
/// solution: where the reader throws, what was written stays visibly cut (CSV and TSV without a last line end), and the caller aborts the connection.
/// </summary>
public abstract class SolutionWriter
{
    /// <summary>About the bytes of a step.</summary>
    public const int DefaultStepBytes = 64 * 1024;

    private readonly TermScratch _scratch = new();
    private bool _started;
    private bool _completed;

    private protected SolutionWriter(IBufferWriter<byte> target, IReadOnlyList<string> variables)
    {
        Output = new Utf8Output(target);
        Variables = variables;
    }

    /// <summary>The solutions written so far.</summary>
    public long Solutions { get; private set; }

    private protected Utf8Output Output { get; }

    private protected IReadOnlyList<string> Variables { get; }

    /// <summary>Writes solutions until about <paramref name="stepBytes"/> bytes are written or the reader ends, then the end of the document.</summary>
    /// <returns>True where the document is complete.</returns>
    public bool WriteStep(SolutionReader reader, int stepBytes = DefaultStepBytes)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (_completed)
        {
            return true;
        }

        long stop = Output.Written + stepBytes;
        if (!_started)
        {
            _started = true;
            WriteStart();
        }

        while (Output.Written < stop)
        {
            if (!reader.MoveNext())
            {
                WriteEnd();
                _completed = true;
                break;
            }

            WriteSolution(reader, Solutions == 0);
            Solutions++;
        }

        Output.HandOn();
        return _completed;
    }

    private protected abstract void WriteStart();

    private protected abstract void WriteTerm(int column, in TermSpan term, ref bool first);

    private protected abstract void WriteEnd();

    private protected virtual void BeginSolution(bool first)
    {
    }

    private protected virtual void EndSolution()
    {
    }

    /// <summary>Puts a text in which some bytes have another form: runs without any of them go out as they are.</summary>
    private protected void PutEscaped(ReadOnlySpan<byte> text, SearchValues<byte> special)
    {
        for (int at = text.IndexOfAny(special); at >= 0; at = text.IndexOfAny(special))
        {
            Output.Put(text[..at]);
            text = text[at..];
            text = text[PutSpecial(text)..];
        }

        Output.Put(text);
    }

    /// <summary>Puts the other form of what a text begins with.</summary>
    /// <returns>The bytes of the text that it stands for.</returns>
    private protected virtual int PutSpecial(ReadOnlySpan<byte> text) => throw new NotSupportedException("This syntax escapes nothing.");

    private void WriteSolution(SolutionReader reader, bool firstSolution)
    {
        BeginSolution(firstSolution);
        bool first = true;
        for (int column = 0; column < Variables.Count; column++)
        {
            WriteTerm(column, reader.Get(column, _scratch), ref first);
        }

        EndSolution();
    }
}
