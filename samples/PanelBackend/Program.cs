using Microsoft.AspNetCore.Connections;
using PanelBackend;

try
{
    if (args is ["provider", .. string[] rest])
    {
        await ProviderProgram.RunAsync(rest);
        return 0;
    }

    await using PanelApp panel = await PanelApp.StartAsync(args);
    Console.WriteLine($"""

        The panel runs at {panel.Address}
        Sign in as anna (a customer), ben (another) or olga (the operator); each one's password is "panel".
        {panel.Describe()}

        Ctrl+C stops it.
        """);
    await panel.WaitForShutdownAsync();
    return 0;
}
catch (PanelOptionException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 2;
}
catch (IOException fault) when (fault.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{fault.Message} Choose another with --urls http://127.0.0.1:PORT.");
    return 2;
}
