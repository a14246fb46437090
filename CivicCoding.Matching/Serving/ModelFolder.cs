namespace CivicCoding.Matching.Serving;

/// <summary>The models that were trained for a store, in the folder <c>models</c> of its folder: each version has a folder of its own, and a list tells which were in use, the present one last.</summary>
public sealed class ModelFolder(string storeFolder)
{
    /// <summary>The name of the model that came with the program.</summary>
    public const string Shipped = "shipped";

    /// <summary>How many versions are kept for a rollback.</summary>
    public const int Kept = 5;

    private const string Prefix = "local-";
    private readonly string _root = Path.Combine(storeFolder, "models");

    /// <summary>The names of the models that were in use, the present one last; the first is the shipped one.</summary>
    public IReadOnlyList<string> InUse
    {
        get
        {
            string list = ListPath;
            return File.Exists(list) ? [Shipped, .. File.ReadAllLines(list).Where(IsVersion)] : [Shipped];
        }
    }

    /// <summary>The model file in use; null: the shipped one.</summary>
    public string? Present => InUse[^1] == Shipped ? null : Path.Combine(_root, InUse[^1], RankerModel.FileName);

    private string ListPath => Path.Combine(_root, "in-use");

    /// <summary>Makes the folder of the next version; it is in use only after <see cref="Take"/>.</summary>
    /// <returns>Its name and path.</returns>
    public (string Name, string Path) Next()
    {
        Directory.CreateDirectory(_root);
        int last = Directory.GetDirectories(_root, Prefix + "*").Select(d => int.TryParse(Path.GetFileName(d)[Prefix.Length..], out int number) ? number : 0).Append(0).Max();
        string name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Prefix}{last + 1:D4}");
        string path = Path.Combine(_root, name);
        Directory.CreateDirectory(path);
        return (name, path);
    }

    /// <summary>Puts a version into use; of those before it only the latest are kept.</summary>
    public void Take(string name)
    {
        if (!IsVersion(name) || !Directory.Exists(Path.Combine(_root, name)))
        {
            throw new ArgumentException($"There is no model {name} in {_root}.", nameof(name));
        }

        string[] kept = [.. InUse.Skip(1).Where(n => n != name).TakeLast(Kept - 1), name];
        Write(kept);
        foreach (string folder in Directory.GetDirectories(_root, Prefix + "*").Where(d => !kept.Contains(Path.GetFileName(d))))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Removes a version that is not put into use.</summary>
    public void Discard(string name)
    {
        if (IsVersion(name) && !InUse.Contains(name))
        {
            Directory.Delete(Path.Combine(_root, name), recursive: true);
        }
    }

    /// <summary>Goes back to the model that was in use before.</summary>
    /// <returns>Its name; null where the shipped model is in use already.</returns>
    public string? Rollback()
    {
        IReadOnlyList<string> inUse = InUse;
        if (inUse.Count == 1)
        {
            return null;
        }

        Write([.. inUse.Skip(1).SkipLast(1)]);
        return inUse[^2];
    }

    // The list is replaced as a whole, so that a server that reads it never sees half of it.
    private void Write(IReadOnlyList<string> names)
    {
        string next = ListPath + ".new";
        File.WriteAllLines(next, names);
        File.Move(next, ListPath, overwrite: true);
    }

    private static bool IsVersion(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && name.Length < 40 && name[Prefix.Length..].All(char.IsAsciiDigit);
}
