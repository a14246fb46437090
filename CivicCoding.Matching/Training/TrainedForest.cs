using Microsoft.ML;

namespace CivicCoding.Matching.Training;

/// <summary>A trained model with what is needed to write it.</summary>
/// <param name="Context">The ML.NET context that trained it.</param>
/// <param name="Model">The model.</param>
/// <param name="Schema">The columns that it was trained on.</param>
/// <param name="Forest">Its trees.</param>
/// <param name="Trainer">Which trainer made it.</param>
public sealed record TrainedForest(MLContext Context, ITransformer Model, DataViewSchema Schema, FlatForest Forest, string Trainer)
{
    /// <summary>Writes it as ML.NET's zip file.</summary>
    public void Save(string path) => Context.Model.Save(Model, Schema, path);
}
