using System.Text;
using SmmOrders.Providers;

namespace SmmOrders.AotSmoke;

internal static class ReaderSmoke
{
    private static readonly string[] Bodies =
    [
        """{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}""",
        """{"Status":"In progress","Remains":157,"start_count":null}""",
        """{"status":"Cancelled","remains":"1000.0000000000"}""",
        """{"status":"COMPLETED","remains":"-2"}""",
        """{"status":"Paused","remains":""}""",
        """{"status":true,"data":{"status":"Pending","remains":"+2"}}""",
        """{"error":"Order not found.","status":"104"}""",
        """{"error":"Incorrect order ID"}""",
        "<html>", "", "[]", "{", "\"Incorrect order ID\"",
    ];

    public static void Run()
    {
        var options = new ProviderReaderOptions
        {
            IsStrict = true,
            MaxBytes = 4096,
            MaxDepth = 8,
            Vocabulary = ProviderVocabulary.Default.With("Paused", OrderStatus.Pending).Without("Success"),
        };
        Say.Line($"{options.IsStrict} {options.MaxBytes} {options.MaxDepth} {options.Vocabulary.TryFind("paused", out _)}");
        var strict = new ProviderAnswerReader(options);
        foreach (string body in Bodies)
        {
            Tell(ProviderAnswerReader.Default.Read(Encoding.UTF8.GetBytes(body)));
            Tell(strict.Read(Encoding.UTF8.GetBytes(body)));
        }

        byte[] bulk = Encoding.UTF8.GetBytes($$"""{"1":{{Bodies[0]}},"2":"Incorrect order ID","3":{{Bodies[6]}},"4":{{Bodies[1]}},"9":{{Bodies[2]}}}""");
        string[] ids = ["1", "2", "3", "4", "5"];
        var answers = new ProviderAnswer[ids.Length];
        ProviderAnswerReader.Default.ReadMany(bulk, ids, answers);
        foreach (ProviderAnswer answer in answers)
        {
            Tell(answer);
        }

        foreach (string word in new[] { "Inprogress", "in_progress", "IN-PROGRESS", "Refunded", "Partially Completed", "Awaiting", "Not completed", "PENDİNG" })
        {
            Say.Line($"{word}: {ProviderVocabulary.Default.TryFind(word, out OrderStatus status)} {status}");
        }

        TellErrors();
        TellParents();
    }

    private static void TellParents()
    {
        byte[] dripFeed = [.. """{"23501":{"status":"Canceled","runs":"3","posts":"2","expiry":"2026-12-24","orders":["101",102]}}"""u8];
        Tell(ProviderAnswerReader.Strict.Read(dripFeed, "23501"));
        ProviderAnswer answer = ProviderAnswerReader.Default.Read(dripFeed, "23501");
        if (answer.Parent is { } parent)
        {
            Say.Line($"{parent.Word} {parent.Runs} {parent.Posts} {parent.Expiry} {string.Join(' ', parent.Orders)} {parent.HasOrders} {parent.Equals(answer.Parent)}");
        }
    }

    private static void TellErrors()
    {
        ProviderErrorWords words = ProviderErrorWords.Default.With("queue full", RefusalKind.RateLimited).Without("topup");
        var options = new ProviderReaderOptions { ErrorWords = words };
        Say.Line($"{options.ErrorWords == words} {words.Phrases.Count}");
        foreach (string error in new[] { "error.incorrect_api_key", "YETERSİZ BAKİYE", "Queue is full", "Please topup", "Incorrect order ID", "Недостаточно средств", "InvalidApiKey" })
        {
            Say.Line($"{error}: {words.Find(error)}");
        }
    }

    private static void Tell(ProviderAnswer answer) =>
        Say.Line($"{answer.Report} | {answer.Report.Kind} | {answer.Report.Detail} | {answer.StartCount} | {answer.Charge} | {answer.Currency} | {answer == new ProviderAnswer(answer.Report)}");
}
