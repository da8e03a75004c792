package org.kaoqian.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.access.Role;
import org.kaoqian.frame.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts over the API: one's own password, and with ORGANISATION_MANAGE the accounts of officers in one's scope. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Accounts 账号")
class AccountApi {

    private final AccountDesk desk;
    private final ChangePassword changePassword;

    AccountApi(AccountDesk desk, ChangePassword changePassword) {
        this.desk = desk;
        this.changePassword = changePassword;
    }

    @Requires(
            value = {},
            newcomers = true)
    @PostMapping("/me/password")
    @Operation(
            summary =
                    "Change one's own password; other sessions and tokens end; 204, 422 with the reason, 429 while locked 修改本人口令")
    ResponseEntity<?> password(@RequestBody Passwords typed, HttpServletRequest request) {
        var old = typed.old() == null ? "" : typed.old();
        var fresh = typed.fresh() == null ? "" : typed.fresh();
        return switch (changePassword.change(desk.own(), old, fresh, request)) {
            case ChangePassword.Outcome.Changed changed ->
                ResponseEntity.noContent().build();
            case ChangePassword.Outcome.Refused refused -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refused.why());
            case ChangePassword.Outcome.TooManyFailures many -> Problem.of(HttpStatus.TOO_MANY_REQUESTS, many.why());
        };
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @GetMapping("/officers/{id}/account")
    @Operation(summary = "An officer's account, with the version that changes must name 查看账号")
    Item account(@PathVariable long id) {
        return Item.of(desk.shown(new OfficerId(id)));
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @PatchMapping("/officers/{id}/account")
    @Operation(summary = "Change the role, activate or deactivate; 409 on a stale version 修改角色、启用或停用")
    ResponseEntity<?> change(@PathVariable long id, @RequestBody Wanted wanted) {
        return answer(id, desk.change(new OfficerId(id), wanted.version(), wanted.role(), wanted.active()));
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @PostMapping("/officers/{id}/account/password")
    @Operation(summary = "Reset to a one-time password, answered once; 409 on a stale version 重置为一次性口令")
    ResponseEntity<?> reset(@PathVariable long id, @RequestBody Wanted wanted) {
        return answer(id, desk.reset(new OfficerId(id), wanted.version()));
    }

    @Requires(Permission.ORGANISATION_MANAGE)
    @DeleteMapping("/officers/{id}/account/lock")
    @Operation(summary = "Lift the lock after too many failures 解除锁定")
    ResponseEntity<Void> unlock(@PathVariable long id) {
        desk.unlock(new OfficerId(id));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<?> answer(long id, AccountDesk.Outcome outcome) {
        return switch (outcome) {
            case AccountDesk.Outcome.Done done -> ResponseEntity.ok(account(id));
            case AccountDesk.Outcome.Reset reset ->
                ResponseEntity.ok()
                        .header("Cache-Control", "no-store")
                        .body(new Given(account(id).username(), reset.oneTime()));
            case AccountDesk.Outcome.Refused refused -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refused.why());
        };
    }

    @Schema(name = "AccountChange")
    record Wanted(
            int version, @Nullable Role role, @Nullable Boolean active) {}

    record Given(String username, String oneTimePassword) {

        @Override
        public String toString() {
            return username;
        }
    }

    record Passwords(
            @Nullable String old,

            @com.fasterxml.jackson.annotation.JsonProperty("new") @Nullable
            String fresh) {

        /** Without the passwords, so that no log ever holds them. */
        @Override
        public String toString() {
            return "Passwords";
        }
    }

    record Item(
            long officer,
            String username,
            Role role,
            boolean active,
            boolean mustChange,
            @Nullable Instant lockedUntil,
            int version) {
        static Item of(AccountDesk.Shown shown) {
            var account = shown.account();
            return new Item(
                    account.officer().value(),
                    account.username(),
                    account.role(),
                    account.active(),
                    account.mustChange(),
                    shown.lockedUntil(),
                    account.version());
        }
    }
}
