using System.Net;
using System.Text;

namespace SmmOrders.Providers.Tests;

/// <summary>What an answer with an HTTP error status means, at each boundary.</summary>
public sealed class HttpFailureTests
{
    private static readonly ActionReaders Readers = new(new(), new(new("k3y-0123456789abcdef")));

    [Theory]
    [InlineData(400, "Refused")]
    [InlineData(407, "Refused")]
    [InlineData(408, "Unavailable")]
    [InlineData(409, "Refused")]
    [InlineData(499, "Refused")]
    [InlineData(500, "Unavailable")]
    [InlineData(599, "Unavailable")]
    public void A_text_alone_is_a_refusal_under_a_client_error_and_no_other(int status, string kind)
    {
        ProviderFailure failure = Of(status, ProviderAction.Status, """{"message":"That link is wrong in some way"}""");

        Assert.Equal((kind == "Refused", status), (failure.Kind == ProviderFailureKind.ProviderError, failure.HttpStatus));
    }

    [Theory]
    [InlineData("""{"error":"down for the night"}""", true, "down for the night")]
    [InlineData("<html>", false, "the answer does not say why in JSON")]
    public void An_unavailable_provider_that_says_why_has_answered(string body, bool isAnswer, string words)
    {
        ProviderFailure failure = Of(503, ProviderAction.Status, body);

        Assert.Equal((ProviderFailureKind.Unavailable, isAnswer, words), (failure.Kind, failure.IsAnswer, failure.Detail));
    }

    [Theory]
    [InlineData("""{"error":"Incorrect order ID"}""", true)]
    [InlineData("<html>", false)]
    public void A_refusal_without_words_of_its_own_is_no_answer_of_the_provider(string body, bool isAnswer) =>
        Assert.Equal(isAnswer, Of(401, ProviderAction.Status, body).IsAnswer);

    [Fact]
    public void A_JSON_text_that_is_the_whole_answer_says_why()
    {
        ProviderFailure failure = Of(400, ProviderAction.Status, "\"Not enough funds on balance\"");

        Assert.Equal(("Not enough funds on balance", true), (failure.Detail, failure.IsAnswer));
    }

    [Fact]
    public void A_request_that_was_done_beside_an_error_status_contradicts_itself()
    {
        Assert.Equal("done, but with HTTP 403", Of(403, ProviderAction.Cancel, """{"cancel":1}""").Detail);
        Assert.Equal("the order 7, but with HTTP 403", Of(403, ProviderAction.Add, """{"order":7}""").Detail);
        Assert.Equal(ProviderFailureKind.Unauthorized, Of(403, ProviderAction.Cancel, """{"error":"Access denied"}""").Kind);
    }

    private static ProviderFailure Of(int status, ProviderAction action, string body) =>
        HttpFailure.Of(new((HttpStatusCode)status, Encoding.UTF8.GetBytes(body), null), action, Readers);
}
