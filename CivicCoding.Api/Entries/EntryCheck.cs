using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>Checks an input against its form: every field on its own, then the fields against each other.</summary>
internal sealed class EntryCheck(ReferenceResolver references)
{
    private static readonly Iri s_ownSource = new(CivicVocabulary.BaseIri + "register");

    public async Task<CheckedEntry> CheckAsync(KindForm form, EntryInput input, CancellationToken cancellation)
    {
        List<FieldError> errors = [.. input.Errors];
        List<EntryValue> values = [];
        foreach (FormField field in form.Fields)
        {
            if (field.Type == FieldType.Part)
            {
                await AddPartsAsync(field, input, values, errors, cancellation);
            }
            else
            {
                await AddAsync(field, input, "", values, errors, cancellation);
            }
        }

        CheckVisibility(form, input, errors);
        CheckOrder(values, "", errors);
        Complete(form, values);
        return new CheckedEntry(form, [.. PartNames.Assign(values)], errors);
    }

    private async Task AddAsync(FormField field, EntryInput input, string prefix, List<EntryValue> values, List<FieldError> errors, CancellationToken cancellation)
    {
        string name = prefix + field.Name;
        int before = errors.Count;
        FieldValue[] given = [.. (input.Values.GetValueOrDefault(field.Name) ?? []).Where(v => !string.IsNullOrWhiteSpace(v.Text))];
        if (given.Length > (field.Type == FieldType.LocalText ? 2 : field.MaxCount))
        {
            errors.Add(new FieldError(name, field.Type == FieldType.LocalText ? EntryTexts.TwicePerLanguage : EntryTexts.TooMany.With(field.MaxCount)));
            return;
        }

        foreach (FieldValue value in given)
        {
            (Term? term, Phrase? error) = await ReadAsync(field, value, cancellation);
            if (error is not null)
            {
                errors.Add(new FieldError(name, error));
            }
            else if (!values.Exists(v => v.Field == field && v.Value.Equals(term)))
            {
                values.Add(new EntryValue(field, term!) { Internal = input.IsInternal(field) });
            }
        }

        if (field.Type == FieldType.LocalText && given.GroupBy(v => v.Language, StringComparer.Ordinal).Any(g => g.Count() > 1))
        {
            errors.Add(new FieldError(name, EntryTexts.TwicePerLanguage));
        }

        if (errors.Count == before && (prefix.Length > 0 ? field.MinCount > 0 : field.Required) && !values.Exists(v => v.Field == field))
        {
            errors.Add(new FieldError(name, field.Message));
        }
    }

    private async Task AddPartsAsync(FormField field, EntryInput input, List<EntryValue> values, List<FieldError> errors, CancellationToken cancellation)
    {
        List<EntryInput> given = input.Parts.GetValueOrDefault(field.Name) ?? [];
        if (given.Count(p => !p.IsEmpty) > field.MaxCount)
        {
            errors.Add(new FieldError(field.Name, EntryTexts.TooMany.With(field.MaxCount)));
            return;
        }

        for (int i = 0; i < given.Count; i++)
        {
            if (given[i].IsEmpty && given[i].Errors.Count == 0)
            {
                continue;
            }

            string prefix = string.Create(CultureInfo.InvariantCulture, $"{field.Name}.{i}.");
            List<EntryValue> inner = [];
            errors.AddRange(given[i].Errors);
            foreach (FormField part in field.Parts)
            {
                await AddAsync(part, given[i], prefix, inner, errors, cancellation);
            }

            CheckOrder(inner, prefix, errors);
            EntryValue value = EntryValue.Part(field, given[i].PartName ?? "", inner);
            if (inner.Count > 0 && !values.Exists(v => v.Field == field && v.Value.Equals(value.Value)))
            {
                values.Add(value);
            }
        }
    }

    private static void CheckVisibility(KindForm form, EntryInput input, List<FieldError> errors)
    {
        foreach ((string name, string chosen) in input.Visibility)
        {
            if (form.Field(name) is not { } field)
            {
                errors.Add(new FieldError("visibility", EntryTexts.UnknownField.With(ValueParser.Short(name), string.Join(", ", form.Fields.Where(f => f.CanHide).Select(f => f.Name)))));
            }
            else if (chosen is not (EntryDocument.PublicWord or EntryDocument.InternalWord))
            {
                errors.Add(new FieldError("visibility", EntryTexts.WrongVisibility));
            }
            else if (chosen == EntryDocument.InternalWord && !field.CanHide)
            {
                errors.Add(new FieldError("visibility", EntryTexts.MustBePublic.With(name)));
            }
        }
    }

    private async Task<(Term?, Phrase?)> ReadAsync(FormField field, FieldValue value, CancellationToken cancellation)
    {
        switch (field.Type)
        {
            case FieldType.LocalText:
                return Text(field, value);
            case FieldType.Choice:
                string asked = value.Text.Trim();
                Iri? choice = field.Choices.FirstOrDefault(c => c.Value == asked || LocalName(c).Equals(asked, StringComparison.OrdinalIgnoreCase));
                return choice is not null ? (choice, null) : (null, EntryTexts.NotAChoice.With(ValueParser.Short(asked), string.Join(", ", field.Choices.Select(LocalName))));
            case FieldType.Reference:
                return await references.ResolveAsync(field, value.Text, cancellation);
            default:
                return value.Text.Length > field.MaxLength ? (null, EntryTexts.TooLong.With(value.Text.Length, field.MaxLength)) : ValueParser.Read(field, value.Text.Trim());
        }
    }

    private static (Term?, Phrase?) Text(FormField field, FieldValue value)
    {
        if (value.Text.Length > field.MaxLength)
        {
            return (null, EntryTexts.TooLong.With(value.Text.Length, field.MaxLength));
        }

        string text = PlainText.Clean(value.Text, oneLine: field.MaxLength <= 300);
        if (text.Length < Math.Max(1, field.MinLength))
        {
            return (null, EntryTexts.TooShort.With(Math.Max(1, field.MinLength)));
        }

        string language = value.Language ?? "de";
        return PlainText.IsInOtherLanguage(text, language)
            ? (null, language == "de" ? EntryTexts.EnglishInGerman : EntryTexts.GermanInEnglish)
            : (new Literal(text, language), null);
    }

    private static void CheckOrder(List<EntryValue> values, string prefix, List<FieldError> errors)
    {
        if (Of(values, "startDate") is not { } start || ValueParser.Bound(start, last: false) is not { } first)
        {
            return;
        }

        string begin = ((Literal)start).Lexical;
        if (Of(values, "endDate") is { } end && ValueParser.Bound(end, last: true) < first)
        {
            errors.Add(new FieldError(prefix + "endDate", EntryTexts.EndBeforeStart.With(begin)));
        }

        if (Of(values, "deadline") is { } deadline && ValueParser.Bound(deadline, last: true) < first)
        {
            errors.Add(new FieldError(prefix + "deadline", EntryTexts.DeadlineBeforeStart.With(begin)));
        }
    }

    /// <summary>What the shapes ask for and a person need not type: the source, the origin of a need, the title of a dataset.</summary>
    private static void Complete(KindForm form, List<EntryValue> values)
    {
        if (form.Field("source") is { } source && Of(values, "source") is null)
        {
            values.Add(new EntryValue(source, Open(values, "homepage") ?? Open(values, "landingPage") ?? s_ownSource));
        }

        if (form.Field("status") is { } status && Of(values, "status") is null)
        {
            values.Add(new EntryValue(status, CivicVocabulary.Stated));
        }

        if (form.Field("title") is { } title && Of(values, "title") is null)
        {
            values.AddRange([.. values.Where(v => v.Field.Name == "name").Select(v => new EntryValue(title, v.Value))]);
        }
    }

    /// <summary>A value that everybody may see: what is not public must not come back as the source.</summary>
    private static Term? Open(List<EntryValue> values, string field) => values.Find(v => v.Field.Name == field && !v.Internal)?.Value;

    private static Term? Of(List<EntryValue> values, string field) => values.Find(v => v.Field.Name == field)?.Value;

    private static string LocalName(Iri choice) => choice.Value[(choice.Value.LastIndexOfAny(['#', '/']) + 1)..];
}
