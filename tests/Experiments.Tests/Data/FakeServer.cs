using System.Net;

namespace Experiments.Data;

/// <summary>Answers requests as a test says, and remembers them.</summary>
internal sealed class FakeServer(Func<Uri, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly Dictionary<Uri, int> _attempts = [];

    public List<string> Requests { get; } = [];

    public static HttpResponseMessage Send(byte[] content) =>
        new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };

    public static HttpResponseMessage Send(Stream content, long? length = null)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(content) };
        response.Content.Headers.ContentLength = length;
        return response;
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        Requests.Add(address.ToString());
        _attempts[address] = _attempts.GetValueOrDefault(address) + 1;
        return Task.FromResult(answer(address, _attempts[address]));
    }
}
