using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>A constraint of a shape: a constraint component with the values of its parameters (SHACL, section 2.1.1).</summary>
internal abstract class Constraint(Iri component)
{
    /// <summary>The constraint component.</summary>
    public Iri Component { get; } = component;

    /// <summary>The term of a SPARQL-based constraint, which results name; null for others.</summary>
    public virtual Term? Source => null;

    /// <summary>Messages that go before those of the shape.</summary>
    public virtual IReadOnlyList<Literal> OwnMessages => [];

    /// <summary>Messages where neither constraint nor shape has any: German and English.</summary>
    public IReadOnlyList<Literal> Messages
    {
        get
        {
            (string german, string english) = Text;
            return [new Literal(german, "de"), new Literal(english, "en")];
        }
    }

    protected abstract (string German, string English) Text { get; }

    /// <summary>Tells what the constraint reads besides the values themselves.</summary>
    public virtual void Plan(ReadPlan plan)
    {
    }

    /// <summary>Reports what breaks the constraint.</summary>
    public abstract void Validate(FocusCheck check);
}
