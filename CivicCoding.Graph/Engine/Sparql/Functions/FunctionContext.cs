using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Datatypes;
using CivicCoding.Graph.Sparql.Functions.Regex;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>What functions may know of the query that calls them. One for each query and thread.</summary>
public sealed class FunctionContext : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Func<string>? _newBlankNodeLabel;
    private readonly Dictionary<string, string> _solutionBlankNodes = new(StringComparer.Ordinal);
    private IriResolver? _resolver;
    private Value _now;
    private long _blankNodes;

    /// <param name="time">The clock of NOW and of the deadline.</param>
    /// <param name="baseIri">The base IRI for IRI(), null where there is none.</param>
    /// <param name="memory">The query's memory account, null for none.</param>
    /// <param name="newBlankNodeLabel">Makes a label that no blank node of the data has; null: labels of this query's own.</param>
    /// <param name="timeLeft">Tells how long the query may still run; bounds backtracking regular expressions.</param>
    /// <param name="cancellation">Ends long loops.</param>
    public FunctionContext(TimeProvider? time = null, string? baseIri = null, MemoryAccount? memory = null, Func<string>? newBlankNodeLabel = null, Func<TimeSpan>? timeLeft = null, CancellationToken cancellation = default)
    {
        _time = time ?? TimeProvider.System;
        _newBlankNodeLabel = newBlankNodeLabel;
        BaseIri = baseIri;
        _resolver = baseIri is not null && IriResolver.IsValidAbsolute(baseIri) ? new IriResolver(baseIri) : null;
        Memory = memory;
        TimeLeft = timeLeft ?? (static () => TimeSpan.FromSeconds(30));
        Cancellation = cancellation;
        Arena = new ValueArena(memory) { BeforeLarge = CheckTime };
        Patterns = new RegexCache(this);
    }

    public string? BaseIri { get; }

    public MemoryAccount? Memory { get; }

    public Func<TimeSpan> TimeLeft { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Where functions put the bytes of their results.</summary>
    public ValueArena Arena { get; }

    /// <summary>The query's compiled regular expressions.</summary>
    internal RegexCache Patterns { get; }

    /// <summary>A buffer for one lexical form at a time.</summary>
    public TermScratch Scratch { get; } = new();

    /// <summary>The same dateTime during the whole query (section 17.4.5.1).</summary>
    public Value Now
    {
        get
        {
            if (_now.IsError)
            {
                long ticks = _time.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks;
                long seconds = CivilDate.Floor(ticks, TimeSpan.TicksPerSecond);
                int milliseconds = (int)((ticks - (seconds * TimeSpan.TicksPerSecond)) / TimeSpan.TicksPerMillisecond);
                _now = Value.FromDateTime(new XsdDateTime(seconds, milliseconds * 1_000_000, 0));
            }

            return _now;
        }
    }

    /// <summary>Begins a solution: BNODE("x") gives the same node within one solution and another in the next (section 17.4.2.9).</summary>
    public void BeginSolution()
    {
        if (_solutionBlankNodes.Count > 0)
        {
            _solutionBlankNodes.Clear();
        }
    }

    /// <summary>Ends the query where it was cancelled or its time is over: for functions that work long on one solution.</summary>
    internal void CheckTime()
    {
        Cancellation.ThrowIfCancellationRequested();
        if (TimeLeft() < TimeSpan.Zero)
        {
            throw new QueryBudgetExceededException("The query did not end in its time. Narrow it, add LIMIT, or ask for a longer timeout.", QueryBudgetKind.Time);
        }
    }

    /// <summary>Resolves an IRI reference against a base, the query's where that is empty; false where the outcome is no absolute IRI.</summary>
    internal bool TryResolve(ReadOnlyMemory<byte> reference, ReadOnlySpan<byte> baseIri, out ReadOnlyMemory<byte> iri)
    {
        iri = reference;
        if (!baseIri.IsEmpty && (_resolver is null || !_resolver.Base.SequenceEqual(baseIri)) && IriResolver.IsValidAbsolute(baseIri))
        {
            _resolver = new IriResolver(baseIri);
        }

        if (IriResolver.IndexOfForbidden(reference.Span) >= 0)
        {
            return false;
        }

        if (IriResolver.IsAbsolute(reference.Span) || _resolver is null)
        {
            return IriResolver.IsAbsolute(reference.Span);
        }

        Memory<byte> buffer = Arena.Take(_resolver.MaxLength(reference.Length));
        iri = buffer[.._resolver.Resolve(reference.Span, buffer.Span)];
        return true;
    }

    /// <summary>A blank node that is nowhere else.</summary>
    public Value NewBlankNode() => Value.FromBlankNode(Arena.Copy(NewLabel()));

    /// <summary>The blank node of a label within the current solution.</summary>
    public Value SolutionBlankNode(string label)
    {
        if (!_solutionBlankNodes.TryGetValue(label, out string? made))
        {
            made = NewLabel();
            _solutionBlankNodes.Add(label, made);
        }

        return Value.FromBlankNode(Arena.Copy(made));
    }

    public void Dispose() => Arena.Dispose();

    private string NewLabel() => _newBlankNodeLabel?.Invoke() ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"fn{_blankNodes++}");
}
