import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.knn.plugin.KNNPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * One node of OpenSearch in this process, without a distribution of it. Ends when its standard input does. Where its folder has keys,
 * it is guarded: who may do what is as the files beside them say, until somebody who may changes it.
 */
public final class OneNode extends Node {
  private static final List<Class<? extends Plugin>> PLUGINS = List.of(
      Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class, ReindexPlugin.class,
      MapperExtrasPlugin.class, KNNPlugin.class, NoriPlugin.class);

  private static final String ACCESS_CONTROL = "org.opensearch.security.OpenSearchSecurityPlugin";

  private OneNode(Environment environment, List<Class<? extends Plugin>> plugins) {
    super(environment, plugins, true);
  }

  /** Takes the port and a folder of its own. */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[1]).toAbsolutePath();
    Path configuration = Files.createDirectories(home.resolve("config"));
    boolean guarded = Files.exists(configuration.resolve("node.p12"));
    Settings settings = Settings.builder()
        .put("path.home", home.toString())
        .put("node.name", "node")
        .put("cluster.name", "test")
        .put("discovery.type", "single-node")
        .put("network.host", "127.0.0.1")
        .put("http.port", arguments[0])
        .put("transport.port", "0")
        .put("transport.type", "netty4")
        .put("http.type", "netty4")
        // As the services have it for who may not make indexes.
        .put("action.auto_create_index", false)
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .put(guarded ? guard() : Settings.EMPTY)
        .build();
    List<Class<? extends Plugin>> plugins = new ArrayList<>(PLUGINS);
    if (guarded) plugins.add(Class.forName(ACCESS_CONTROL).asSubclass(Plugin.class));
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), configuration, () -> "node");
    Node node = new OneNode(environment, plugins).start();
    System.out.println("ready");
    while (System.in.read() != -1) { }
    close(node);
  }

  /** Nodes prove who they are to each other, even where there is one. People come without encryption, from this machine alone. */
  private static Settings guard() {
    Settings.Builder settings = Settings.builder();
    for (String store : List.of("keystore", "truststore")) {
      String file = store.equals("keystore") ? "node.p12" : "trusted.p12";
      settings.put("plugins.security.ssl.transport." + store + "_filepath", file)
          .put("plugins.security.ssl.transport." + store + "_type", "PKCS12")
          .put("plugins.security.ssl.transport." + store + "_password", "changeit");
    }
    return settings
        .put("plugins.security.ssl.transport.enforce_hostname_verification", false)
        .put("plugins.security.allow_default_init_securityindex", true)
        .putList("plugins.security.restapi.roles_enabled", "all_access")
        .putList("plugins.security.nodes_dn", "CN=node")
        .build();
  }

  private static void close(Node node) throws IOException {
    node.close();
    System.exit(0);
  }
}
