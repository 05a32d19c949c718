using ConsoleDemo.Commands;
using ConsoleDemo.Output;

return await DemoCommand.RunAsync(args, Terminal.Standard());
