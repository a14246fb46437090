using CivicCoding.Benchmarks;

return args switch
{
    ["syntax", var file, .. var formats] => SyntaxBenchmark.Run(file, formats),
    ["store", var file, var folder] => await StoreBenchmark.RunAsync(file, folder).ConfigureAwait(false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("benchmarks syntax FILE.nt [FORMAT...]   triples/s of each reader, bytes in memory to a counting sink");
    Console.Error.WriteLine("benchmarks store FILE.nt FOLDER          load, disk, open, scan, count and commit rates in a new folder");
    return 2;
}
