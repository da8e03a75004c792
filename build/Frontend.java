import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Bundles the front end (src/main/frontend) with npm and esbuild; does nothing when nothing changed. */
class Frontend {

    public static void main(String[] args) throws Exception {
        var source = Path.of("src", "main", "frontend");
        var target = Path.of(args[0]).toAbsolutePath();
        var stamp = target.resolve(".stamp");
        var fingerprint = fingerprint(source);
        if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
            return;
        }
        if (!onPath("npm")) {
            System.err.println("""
                    Node.js is missing: the pages' scripts and styles are bundled with npm.
                    Install Node.js 20 or newer (Debian: apt-get install nodejs npm) and run the command again.
                    缺少 Node.js：页面脚本和样式用 npm 打包。请安装 Node.js 20 或更新版本后重试。""");
            System.exit(1);
        }
        run(source, List.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"));
        run(source, List.of("node", "bundle.mjs", target.toString()));
        Files.writeString(stamp, fingerprint);
    }

    static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        var exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            System.err.println("Bundling the front end failed at: " + String.join(" ", command));
            System.exit(exit);
        }
    }

    static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static String fingerprint(Path source) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var files = Files.walk(source)) {
            var inputs = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(source.resolve("node_modules")))
                    .sorted()
                    .toList();
            for (var file : inputs) {
                digest.update(file.toString().getBytes());
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
