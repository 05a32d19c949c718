using System.Text;

namespace SmmOrders.Providers.Tests;

/// <summary>Spoils an answer a little: as a bad line, a bad proxy or a bad programmer does.</summary>
internal static class AnswerMutator
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u", "\\u0050", "\\ud83d", "\\udc00", "\"status\":", "\"Status\":", "\"error\":", "\"data\":", "\"remains\":",
            "\"order\":", "\"order_status\":", "\"success\":", "\"1\":", "\"2\":", "null", "true", "false", "0", "-", "+", ".", "e", "1e400", "9999999999999999999",
            "\"Completed\"", "\"Canceled\"", "\"Partial\"", "\"\"", "{}", "[]", "/*", "//", "\uFEFF", "\0", "ı", "💰", "<html>",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ];

    public static byte[] Mutate(byte[] answer, Random random)
    {
        List<byte> bytes = [.. answer];
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            int at = random.Next(bytes.Count + 1), length = Math.Min(random.Next(1, 12), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 3 when length > 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 4 when length > 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 5:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, Enumerable.Repeat(random.Next(2) == 0 ? (byte)'[' : (byte)'9', random.Next(1, 300)));
                    break;
            }
        }

        return [.. bytes];
    }
}
