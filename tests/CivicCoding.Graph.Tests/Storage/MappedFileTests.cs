using System.Globalization;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Storage;

public sealed class MappedFileTests : IDisposable
{
    private const int Bytes = 16 << 20;
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public unsafe void What_was_read_is_given_back_and_comes_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the resident bytes of a mapping.");
        byte[] content = new byte[Bytes];
        new Random(1).NextBytes(content);
        File.WriteAllBytes(_path, content);
        using var file = new MappedFile(_path);
        Assert.True(new ReadOnlySpan<byte>(file.Pointer, Bytes).SequenceEqual(content));
        MappedFile.GiveBack();
        Assert.Equal(0, Resident());
        Assert.Equal(content[Bytes / 2], file.Pointer[Bytes / 2]);
        Assert.True(Resident() is > 0 and < Bytes / 2);
        Assert.True(new ReadOnlySpan<byte>(file.Pointer, Bytes).SequenceEqual(content));
    }

    [Fact]
    public async Task Files_come_and_go_while_pages_are_given_back()
    {
        File.WriteAllBytes(_path, new byte[Bytes]);
        using var stop = new CancellationTokenSource();
        Task giving = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                MappedFile.GiveBack();
            }
        });
        for (int i = 0; i < 200; i++)
        {
            using var file = new MappedFile(_path);
            byte[] beside = GC.AllocateUninitializedArray<byte>(1 << 20);
            beside.AsSpan().Fill(7);
            Assert.Equal(0, LastOf(file));
            Assert.False(beside.AsSpan().ContainsAnyExcept((byte)7));
        }

        await stop.CancelAsync();
        await giving;
    }

    private static unsafe byte LastOf(MappedFile file) => file.Pointer[Bytes - 1];

    /// <summary>Bytes.</summary>
    private long Resident()
    {
        bool ours = false;
        long sum = 0;
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            if (char.IsAsciiHexDigitLower(line[0]) && line.Contains('-', StringComparison.Ordinal) && !line.Contains("kB", StringComparison.Ordinal))
            {
                ours = line.EndsWith(_path, StringComparison.Ordinal);
            }
            else if (ours && line.StartsWith("Rss:", StringComparison.Ordinal))
            {
                sum += long.Parse(line[4..^2], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) << 10;
            }
        }

        return sum;
    }
}
