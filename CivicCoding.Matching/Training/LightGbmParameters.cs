using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace CivicCoding.Matching.Training;

/// <summary>LightGBM's parameters that ML.NET has no option for: with them a forest grown on several threads is the one that a single thread grows (LightGBM, Parameters: deterministic, force_col_wise).</summary>
internal static class LightGbmParameters
{
    /// <summary>Makes a trainer's trees the same whatever its threads.</summary>
    public static LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel> Repeatable<TOptions, TOutput, TTransformer, TModel>(this LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel> trainer)
        where TOptions : LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel>.OptionsBase, new()
        where TTransformer : ISingleFeaturePredictionTransformer<TModel>
        where TModel : class
    {
        // Left alone LightGBM times two ways to add up and takes the faster, and the two round differently.
        Dictionary<string, object> parameters = Of(trainer);
        parameters["deterministic"] = "true";
        parameters["force_col_wise"] = "true";
        return trainer;
    }

    /// <summary>What a trainer hands to LightGBM, by the names of LightGBM.</summary>
    public static Dictionary<string, object> Of<TOptions, TOutput, TTransformer, TModel>(LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel> trainer)
        where TOptions : LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel>.OptionsBase, new()
        where TTransformer : ISingleFeaturePredictionTransformer<TModel>
        where TModel : class => Parameters<TOptions, TOutput, TTransformer, TModel>.Of(trainer);

    private static class Parameters<TOptions, TOutput, TTransformer, TModel>
        where TOptions : LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel>.OptionsBase, new()
        where TTransformer : ISingleFeaturePredictionTransformer<TModel>
        where TModel : class
    {
        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "GetGbmParameters")]
        public static extern Dictionary<string, object> Of(LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel> trainer);
    }
}
