using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Calls a property function for each solution of its input; equal arguments that follow each other are asked once.</summary>
internal sealed class PropertyFunctionCall : Operator
{
    private readonly IPropertyFunction _function;
    private readonly ImmutableArray<PatternTerm> _arguments;
    private readonly int _subjects;
    private readonly int[] _columns;
    private readonly int[] _sources;
    private readonly ulong[] _constants;
    private readonly Batch _output;
    private readonly PropertyFunctionContext _call;
    private readonly Dictionary<string, ulong> _bound = new(StringComparer.Ordinal);
    private IEnumerator<Term?[]>? _answers;
    private Batch? _left;
    private int _l = -1;

    private PropertyFunctionCall(QueryContext context, Operator input, Schema schema, IPropertyFunction function, ImmutableArray<PatternTerm> subject, ImmutableArray<PatternTerm> @object)
        : base(context, schema, input)
    {
        _function = function;
        _subjects = subject.Length;
        _arguments = [.. subject, .. @object];
        _columns = [.. _arguments.Select(a => a is PatternTerm.Variable v ? input.Schema.IndexOf(v.Name) : -1)];
        _constants = [.. _arguments.Select(a => a is PatternTerm.Constant c ? context.Terms.Intern(c.Term).Bits : 0)];
        _sources = [.. schema.Variables.Select(input.Schema.IndexOf)];
        _output = NewBatch(schema.Width);
        _call = new PropertyFunctionContext(context.Source, context.Sequence, context.Dataset.IsVisible, context.Memory, context.Cancellation);
    }

    public static PropertyFunctionCall Of(QueryContext context, Operator input, IPropertyFunction function, ImmutableArray<PatternTerm> subject, ImmutableArray<PatternTerm> @object)
    {
        var arguments = subject.Concat(@object).OfType<PatternTerm.Variable>().Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        var schema = new Schema(input.Schema.Variables.Union(arguments), v => !input.Schema.Binds(v));
        return new PropertyFunctionCall(context, input, schema, function, subject, @object);
    }

    public override string Describe() => $"PropertyFunction <{_function.Iri.Value}> {string.Join(' ', _arguments)}";

    protected override Batch? Produce()
    {
        int count = 0;
        while (count < Batch.Capacity)
        {
            if (_answers is not null && _answers.MoveNext())
            {
                Context.Step();
                count += Write(_answers.Current, count) ? 1 : 0;
            }
            else if (!NextCall())
            {
                break;
            }
        }

        _output.Count = count;
        return count > 0 || _left is not null ? _output : null;
    }

    protected override void Close() => _answers?.Dispose();

    private bool NextCall()
    {
        _answers?.Dispose();
        _answers = null;
        if (_left is null || ++_l == _left.Count)
        {
            _left = Inputs[0].Next();
            _l = 0;
            if (_left is null)
            {
                return false;
            }
        }

        Context.Check();
        Term?[] terms = new Term?[_arguments.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = Context.Terms.GetTerm(new TermId(Bound(i)));
        }

        _answers = _function.Evaluate(terms[.._subjects], terms[_subjects..], _call).GetEnumerator();
        return true;
    }

    private ulong Bound(int argument) => _columns[argument] >= 0 ? _left!.Columns[_columns[argument]][_l] : _constants[argument];

    /// <summary>Writes a solution where it agrees with what is bound.</summary>
    private bool Write(Term?[] answer, int at)
    {
        if (answer.Length != _arguments.Length)
        {
            throw new InvalidOperationException($"The property function <{_function.Iri.Value}> gave {answer.Length} terms for {_arguments.Length} arguments.");
        }

        _bound.Clear();
        for (int i = 0; i < answer.Length; i++)
        {
            ulong given = answer[i] is { } term ? Context.Terms.Intern(term).Bits : 0;
            ulong before = Bound(i);
            if (before != 0 && given != 0 && before != given)
            {
                return false;
            }

            if (_arguments[i] is PatternTerm.Variable variable && (before | given) != 0)
            {
                ulong value = given != 0 ? given : before;
                if (_bound.TryGetValue(variable.Name, out ulong other) && other != value)
                {
                    return false;
                }

                _bound[variable.Name] = value;
            }
        }

        for (int i = 0; i < _sources.Length; i++)
        {
            ulong old = _sources[i] >= 0 ? _left!.Columns[_sources[i]][_l] : 0;
            _output.Columns[i][at] = old != 0 ? old : _bound.GetValueOrDefault(Schema.Variables[i]);
        }

        return true;
    }
}
