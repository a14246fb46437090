using CivicCoding.Benchmarks;

return args switch
{
    ["syntax", var file, .. var formats] => SyntaxBenchmark.Run(file, formats),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("benchmarks syntax FILE.nt [FORMAT...]   triples/s of each reader, bytes in memory to a counting sink");
    return 2;
}
