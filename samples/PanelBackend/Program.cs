using PanelBackend;

try
{
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
