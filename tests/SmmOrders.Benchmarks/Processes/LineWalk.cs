namespace SmmOrders.Benchmarks;

/// <summary>What any replay of a log has to do at least: read the lines and walk their tokens.</summary>
internal static class LineWalk
{
    public static int Run(string file)
    {
        using FileStream log = File.OpenRead(file);
        byte[] buffer = new byte[1 << 16];
        int tokens = 0;
        int held = 0;
        for (int read = log.Read(buffer); read > 0; read = log.Read(buffer, held, buffer.Length - held))
        {
            ReadOnlySpan<byte> rest = buffer.AsSpan(0, held + read);
            for (int end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
            {
                tokens += JsonPeer.Walk(rest[..end]);
                rest = rest[(end + 1)..];
            }

            held = rest.Length;
            rest.CopyTo(buffer);
        }

        return tokens;
    }
}
