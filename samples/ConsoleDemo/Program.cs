using ConsoleDemo;

return await DemoCommand.RunAsync(args, Terminal.Standard());
