using System.Text;

namespace CivicCoding.Graph.Tests.Syntax;

/// <summary>Changes a document at random: bytes struck over, cut, doubled, flipped, or pieces of syntax put in.</summary>
/// <param name="pieces">What is put in.</param>
/// <param name="mostChanges">A document gets between one change and as many.</param>
/// <param name="keepsEnd">No change drops the rest of the document, and bytes are struck over by ASCII alone: what comes out stays near to what a reader accepts.</param>
internal sealed class RandomDamage(string[] pieces, int mostChanges, bool keepsEnd)
{
    public byte[] Apply(Random random, byte[] document)
    {
        var bytes = new List<byte>(document);
        for (int change = random.Next(1, mostChanges + 1); change > 0 && bytes.Count > 1; change--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 16), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = keepsEnd ? (byte)random.Next(32, 127) : (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 4 when !keepsEnd:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
