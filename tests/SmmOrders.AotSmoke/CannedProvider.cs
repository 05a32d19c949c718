using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmmOrders.AotSmoke;

/// <summary>A provider on the loopback that answers each action with one body: enough of HTTP for a client to be tried on.</summary>
internal sealed class CannedProvider : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public CannedProvider() => _listener.Start();

    public string Address => $"http://{_listener.LocalEndpoint}/api/v2";

    /// <summary>Answers that many requests, one connection each.</summary>
    public async Task AnswerAsync(int requests)
    {
        for (int i = 0; i < requests; i++)
        {
            using TcpClient connection = await _listener.AcceptTcpClientAsync();
            await AnswerAsync(connection.GetStream());
        }
    }

    public void Dispose() => _listener.Dispose();

    private static async Task AnswerAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[8192];
        int length = 0;
        string request = "";
        while (!IsWhole(request))
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length));
            length += read > 0 ? read : throw new IOException("The request ends too early, or is too long.");
            request = Encoding.ASCII.GetString(buffer, 0, length);
        }

        string body = BodyFor(request);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
    }

    private static bool IsWhole(string request)
    {
        int head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        int size = request.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        return head >= 0 && size >= 0
            && request.Length - head - 4 >= int.Parse(request.AsSpan(size + 16, request.IndexOf('\r', size) - size - 16), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string BodyFor(string request) =>
        request.Contains("action=balance", StringComparison.Ordinal) ? """{"balance":"100.84292","currency":"USD"}"""
        : request.Contains("action=services", StringComparison.Ordinal) ? """[{"service":1,"name":"Followers","type":"Default","category":"First","rate":"0.90","min":"50","max":"10000","refill":true,"cancel":true},{"service":"x y"}]"""
        : request.Contains("action=add", StringComparison.Ordinal) ? """{"order":23501}"""
        : request.Contains("action=status", StringComparison.Ordinal) && request.Contains("orders=", StringComparison.Ordinal) ? """{"1":{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"},"10":{"error":"Incorrect order ID"}}"""
        : request.Contains("action=status", StringComparison.Ordinal) ? """{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}"""
        : request.Contains("action=refill_status", StringComparison.Ordinal) && request.Contains("refills=", StringComparison.Ordinal) ? """[{"refill":1,"status":"Completed"},{"refill":2,"status":"Rejected"}]"""
        : request.Contains("action=refill_status", StringComparison.Ordinal) ? """{"status":"In progress"}"""
        : request.Contains("action=refill", StringComparison.Ordinal) && request.Contains("orders=", StringComparison.Ordinal) ? """[{"order":1,"refill":1},{"order":2,"refill":{"error":"Incorrect order ID"}}]"""
        : request.Contains("action=refill", StringComparison.Ordinal) ? """{"refill":"1"}"""
        : """[{"order":9,"cancel":{"error":"Incorrect order ID"}},{"order":2,"cancel":1}]""";
}
