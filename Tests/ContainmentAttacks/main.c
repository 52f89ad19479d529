#include "attack.h"

static struct attack *first;

void register_attack(struct attack *attack) {
    struct attack **place = &first;
    while (*place && strcmp((*place)->name, attack->name) < 0) place = &(*place)->next;
    attack->next = *place;
    *place = attack;
}

int main(int count, char **arguments) {
    // A second life of this program as a set-user-ID or capability copy: it only says what it has become.
    if (count > 1 && strcmp(arguments[1], "--report-identity") == 0) {
        unsigned long long effective = 0;
        char status[4096];
        if (read_file("/proc/self/status", status, sizeof status) > 0) {
            const char *line = strstr(status, "CapEff:");
            if (line) effective = strtoull(line + 7, NULL, 16);
        }
        return (geteuid() == 0 ? 1 : 0) | (effective != 0 ? 2 : 0);
    }
    if (count > 1 && strcmp(arguments[1], "--list") == 0) {
        for (struct attack *attack = first; attack; attack = attack->next)
            printf("%s\t%s\n", attack->name, attack->summary);
        return 0;
    }
    if (count < 2) {
        fprintf(stderr, "usage: containment-attacks NAME [ARGUMENT...] | --list\n");
        return 64;
    }
    for (struct attack *attack = first; attack; attack = attack->next) {
        if (strcmp(attack->name, arguments[1]) != 0) continue;
        attack->run(count - 2, arguments + 2);
        skipped("the attack came to no verdict");
    }
    fprintf(stderr, "containment-attacks: no attack is named %s\n", arguments[1]);
    return 64;
}
