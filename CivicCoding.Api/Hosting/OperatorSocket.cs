using System.IO.Hashing;
using System.Net.Sockets;
using System.Text;

namespace CivicCoding.Api.Hosting;

/// <summary>The Unix socket by which the same user's command line reaches the server that holds a store.</summary>
internal static class OperatorSocket
{
    /// <summary>The longest path that Linux takes for a socket is 107 bytes.</summary>
    private const int MaxPathBytes = 100;

    /// <summary>civic.sock in the store folder, or where that path is too long a folder of its own below the temporary folder.</summary>
    public static string PathOf(string storeFolder)
    {
        string full = Path.GetFullPath(storeFolder);
        string path = Path.Combine(full, "civic.sock");
        return Encoding.UTF8.GetByteCount(path) <= MaxPathBytes
            ? path
            : Path.Combine(Path.GetTempPath(), $"civic-{XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(full)):x16}", "civic.sock");
    }

    /// <summary>Makes room for the socket: its folder exists and a socket left by a killed server is gone.</summary>
    public static void Prepare(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.Delete(path);
    }

    /// <summary>Lets nobody but the owner connect.</summary>
    public static void Protect(string path) => File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

    /// <summary>A client of the server that holds the store, or null where none answers.</summary>
    public static HttpClient? Connect(string storeFolder)
    {
        string path = PathOf(storeFolder);
        if (!File.Exists(path))
        {
            return null;
        }

        var endPoint = new UnixDomainSocketEndPoint(path);
        try
        {
            using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            probe.Connect(endPoint);
        }
        catch (SocketException)
        {
            return null;
        }

        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(endPoint, cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        return new HttpClient(handler) { BaseAddress = new Uri("http://localhost"), Timeout = Timeout.InfiniteTimeSpan };
    }
}
